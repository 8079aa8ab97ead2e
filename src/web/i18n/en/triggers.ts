export default {
  title: 'Triggers',
}
