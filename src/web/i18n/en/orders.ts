export default {
  title: 'Orders',
}
