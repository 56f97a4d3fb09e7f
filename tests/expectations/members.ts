import { secretariat, type Row } from './cells'

export const members: Row[] = [
  ['editMember', '', secretariat],
  ['recordChair', '', secretariat],
  ['eraseChair', '', secretariat],
]
