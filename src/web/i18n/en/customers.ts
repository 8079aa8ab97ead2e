export default {
  title: 'Customers',
}
