import { everyone, nowhere, signedIn, type Row } from './cells'

export const session: Row[] = [
  ['describeHouse', '', everyone],
  ['signIn', '', everyone],
  ['signOut', '', signedIn],
  ['listPersonas', 'a real network', nowhere],
  ['becomePersona', 'a real network', nowhere],
]
