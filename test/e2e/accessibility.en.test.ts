import { sweep } from '#test/browser-sweep.ts'

sweep('en')
