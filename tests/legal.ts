import type { TestForum } from './forum'
import type { Someone } from './someone'

/** Lena convenes the legal group and Gus is in it; Ada is not, and Olga of the secretariat is not either. */
export async function legalForum(forum: TestForum) {
  return {
    lena: await forum.join('lena', { member: 'Beta', convenes: ['legal'] }),
    olga: await forum.join('olga', { role: 'secretariat' }),
    gus: await forum.join('gus', { member: 'Gamma', groups: ['legal'] }),
    ada: await forum.join('ada'),
  }
}

export const groupOf = (someone: Someone, slug = 'legal') =>
  someone.directory.groups.all.find((group) => group.slug === slug)!.id
