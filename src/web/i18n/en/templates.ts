export default {
  title: 'Templates',
}
