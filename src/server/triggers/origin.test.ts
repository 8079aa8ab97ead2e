import { expect, it } from 'vitest'
import { addressOf, hostOf } from '#contract/address.ts'
import { originOf } from './origin.ts'

it.each([
  ['https://erp.nordlys.dk/in/{{ order.number }}', 'https://erp.nordlys.dk'],
  ['HTTPS://ERP.Nordlys.dk:443', 'https://erp.nordlys.dk'],
  ['http://127.0.0.1:8080?order={{ order.id }}', 'http://127.0.0.1:8080'],
  ['https://[::1]:8443/#x', 'https://[::1]:8443'],
])('finds where %s leads to', (url, origin) => {
  expect(originOf(url)).toBe(origin)
})

it.each([
  'https://{{ customer.host }}/in',
  'https://erp.nordlys.dk{{ x }}/in',
  'https://erp.{% if x %}a{% endif %}/in',
  '{{ url }}',
  'erp.nordlys.dk/in',
  'https:\\\\erp.nordlys.dk',
  'ftp://erp.nordlys.dk',
])('takes no address from %s', (url) => {
  expect(addressOf(url)).toBeNull()
  expect(hostOf(url)).toBeNull()
})
