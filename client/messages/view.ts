import { say } from '../lib/messages.svelte'
import view from './en/view.json'

say(view)
