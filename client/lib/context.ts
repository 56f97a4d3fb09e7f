import { getContext, setContext } from 'svelte'
import type { Forum } from '../stores/forum.svelte'

const key = Symbol('forum')

export const provideForum = (forum: Forum) => setContext(key, forum)
/** The forum of this page; callable while a component is being made. */
export const useForum = () => getContext<Forum>(key)
