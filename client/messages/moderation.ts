import { say } from '../lib/messages.svelte'
import moderation from './en/moderation.json'

say(moderation)
