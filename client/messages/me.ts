import { say } from '../lib/messages.svelte'
import me from './en/me.json'

say(me)
