import { everyone, nowhere, secretariat, type Row } from './cells'

export const invitations: Row[] = [
  ['invite', '', secretariat],
  ['listInvitations', '', secretariat],
  ['withdrawInvitation', '', secretariat],
  ['openInvitation', 'a good link', everyone],
  ['openInvitation', 'a wrong link', nowhere],
  ['acceptInvitation', 'a good link', everyone],
  ['acceptInvitation', 'a wrong link', nowhere],
]
