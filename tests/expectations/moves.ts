import type { Row } from './cells'

export const moves: Row[] = [
  ['moveThread', 'network', '?---++-?'],
  ['moveThread', 'legal', '?0-+000?'],
  ['moveThread', 'full', '?---++0?'],
  ['previewMove', 'network', '?---++-?'],
  ['previewMove', 'legal', '?0-+000?'],
  ['previewMove', 'full', '?---++0?'],
]
