import { isId } from '../../contract/common'
import { Refusal } from '../errors'

/** Where a page of a list ends: the moment and the id of its last row, as one opaque word. */
export const cursorOf = (at: Date, id: string) => Buffer.from(`${at.toISOString()} ${id}`).toString('base64url')

export function parseCursor(cursor: string | undefined) {
  if (cursor === undefined) return undefined
  const [moment = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ')
  const activeAt = new Date(moment)
  if (Number.isNaN(activeAt.getTime()) || !isId(id)) {
    throw new Refusal('invalid', 'This is not the cursor of a page; start from the first.', 'cursor')
  }
  return { activeAt, id }
}
