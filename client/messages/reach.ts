import { say } from '../lib/messages.svelte'
import reach from './en/reach.json'

say(reach)
