import { say } from '../lib/messages.svelte'
import order from './en/order.json'

say(order)
