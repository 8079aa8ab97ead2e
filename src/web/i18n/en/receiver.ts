export default {
  title: 'Receiver and mailbox',
}
