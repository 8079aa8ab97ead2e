export default {
  title: 'Postbacks',
}
