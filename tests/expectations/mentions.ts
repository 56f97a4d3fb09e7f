import { signedIn, type Row } from './cells'

export const mentions: Row[] = [['listMentions', '', signedIn]]
