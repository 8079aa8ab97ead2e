import type { Texts } from '../i18n.ts'
import type en from '../en/receiver.ts'

export default {
  title: 'Modtager og postkasse',
  receiver: 'Modtager',
  mailbox: 'Postkasse',
  tabs: 'Det, der er fanget',
  receiverWhat:
    'Den indbyggede modtager tager imod det, udløsere sender, så du kan se det før din kunde. Den sender intet videre.',
  mailboxWhat:
    'Den indbyggede postkasse tager imod mails fra test, så du kan se dem før din kunde. Den sender intet videre.',
  address: 'Adresse til en udløser',
  copyAddress: 'Kopiér adresse',
  mailboxAddress: 'Mailserver',
  addressHint: 'Tilføj en sti. Den afgør, hvordan modtageren svarer:',
  pathAny: 'enhver anden sti',
  pathAnyDoes: 'svarer 200',
  statusDoes: 'svarer med den status',
  failDoes: 'fejler to gange for det navn og svarer så 200; test består',
  slowDoes: 'venter 3 sekunder, før den svarer',
  refreshing: 'opdateres af sig selv; de sidste 200 gemmes, til Postbud genstarter',
  caught: 'Fanget',
  emptyReceiver: 'Intet fanget endnu',
  emptyReceiverHint: 'Sæt adressen ovenfor som URL i en udløser, og kør en test.',
  emptyMailbox: 'Ingen mails endnu',
  emptyMailboxHint: 'Kør en test af en udløser med e-mail: mailen lander her.',
  answered: 'svarede {{status}}',
  test: 'Test',
  toPostback: 'Den postback, den hører til',
  noBody: '(intet indhold)',
  envelope: 'Leveret til',
  from: 'Fra',
  to: 'Til',
  cc: 'Cc',
  replyTo: 'Svar til',
  messageId: 'Message-ID',
} satisfies Texts<typeof en>
