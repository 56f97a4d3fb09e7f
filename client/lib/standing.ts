import type { Member } from '../../contract/members'
import { t } from './messages.svelte'

/** `Demo NPM Epsilon, observer`, where only words fit; of full members it goes without saying. */
export function memberInWords(member: Member | undefined): string {
  if (!member) return t('shell.unknownMember')
  if (member.status === 'full') return member.name
  return t('shell.standing', { member: member.name, standing: t(`shell.standing.${member.status}`) })
}
