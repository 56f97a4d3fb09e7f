import { say } from '../lib/messages.svelte'
import search from './en/search.json'

say(search)
