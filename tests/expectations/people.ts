import { noOne, secretariat, signedIn, type Row } from './cells'

export const people: Row[] = [
  ['editProfile', 'oneself', signedIn],
  ['editProfile', 'someone else', secretariat],
  ['assignRole', 'someone else', secretariat],
  ['disablePerson', 'someone else', secretariat],
  ['enablePerson', 'someone else', secretariat],
  ['viewAs', 'someone else', secretariat],
  ['listDevices', '', signedIn],
  ['endDevice', 'one of someone else', noOne],
]
