import type { Row } from './cells'

const orderly = ['pinThread', 'unpinThread', 'lockThread', 'unlockThread', 'slowThread']
const answering = ['answerThread', 'unanswerThread']

export const orders: Row[] = [
  ...orderly.map((name): Row => [name, 'network', '? ---- ++ --0 -- ??']),
  ...orderly.map((name): Row => [name, 'legal', '? 00-+ 00 0-0 00 ??']),
  ...orderly.map((name): Row => [name, 'full', '? ---- ++ 000 0- ??']),
  ...answering.map((name): Row => [name, 'network', '? +--- ++ --0 -- ??']),
  ...answering.map((name): Row => [name, 'legal', '? 00++ 00 0-0 00 ??']),
  ...answering.map((name): Row => [name, 'full', '? +--- ++ 000 0- ??']),
]
