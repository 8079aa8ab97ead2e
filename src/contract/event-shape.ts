import { Type, type TProperties, type TSchema } from 'typebox'
import { Nullable } from './endpoint.ts'

/**
 * The canonical shape of an order event, as Postbud reads it and the mapper shows it. Nearly everything may be null
 * or missing, and every object may carry more fields: senders differ, and what they send is kept.
 */

const maybe = <T extends TSchema>(schema: T) => Type.Optional(Nullable(schema))

/** An object whose known fields may each be null or missing, beside others nobody here has heard of. */
function Loose(properties: TProperties, options: { description?: string } = {}) {
  const fields = Object.entries(properties).map(([name, schema]) => [name, maybe(schema)] as const)
  return Type.Object(Object.fromEntries(fields), options)
}

/** Requires that one of these fields holds a text, which `Loose` alone would let be null. */
const oneOf = (...names: string[]) => ({
  anyOf: names.map((name) => ({
    properties: { [name]: { type: 'string', minLength: 1 } },
    required: [name],
  })),
})

const text = Type.String()
const moment = Type.String({ format: 'date-time', description: 'RFC 3339, UTC' })
const day = Type.String({ format: 'date' })
const count = Type.Integer()
const url = Type.String({ description: 'Address' })
const country = Type.String({ description: 'ISO 3166 code of two letters' })
const free = Type.Object({}, { description: 'Whatever the sender keeps with it, by name' })

const money = Loose(
  {
    amount: Type.String({ pattern: '^-?[0-9]+(\\.[0-9]+)?$', description: 'Decimal number as text' }),
    currency: Type.String({ description: 'ISO 4217 code' }),
  },
  { description: 'An amount of money' },
)

const address = Loose({
  companyName: text,
  firstName: text,
  lastName: text,
  addressLine1: text,
  addressLine2: text,
  city: text,
  state: text,
  postCode: text,
  country,
  email: text,
  phone: text,
})

const item = Loose({
  id: text,
  referenceId: text,
  lineNumber: count,
  sku: text,
  productUid: text,
  name: text,
  quantity: count,
  quantityShipped: count,
  quantityCancelled: count,
  status: text,
  unitPrice: money,
  weight: Type.Number({ description: 'Of one, in grams' }),
  attributes: free,
  files: Type.Array(Loose({ type: text, url, pages: count })),
  metadata: free,
})

const shipment = Loose({
  id: text,
  status: text,
  fulfillmentLocation: Loose({ country, stateProvince: text, facilityId: text, facilityName: text }),
  method: Loose({
    id: text,
    name: text,
    carrier: text,
    carrierCode: text,
    carrierScac: text,
    service: text,
  }),
  tracking: Loose({ code: text, url }),
  shippedAt: moment,
  estimatedDeliveryAt: moment,
  deliveredAt: moment,
  signedBy: text,
  isReshipment: Type.Boolean(),
  cost: money,
  checkpoints: Type.Array(
    Loose({
      at: moment,
      status: text,
      statusDetail: text,
      message: text,
      city: text,
      state: text,
      country,
      postCode: text,
    }),
  ),
})

const parcel = {
  id: text,
  number: Type.Integer({ description: 'Which parcel of the order this is, from 1' }),
  count: Type.Integer({ description: 'How many parcels the order has' }),
  status: text,
  weight: Type.Number(),
  weightUnit: text,
  dimensions: Loose({ length: Type.Number(), width: Type.Number(), height: Type.Number(), unit: text }),
  items: Type.Array(
    Loose({ id: text, referenceId: text, lineNumber: count, sku: text, quantity: count, metadata: free }),
  ),
}

const order = {
  id: text,
  referenceId: text,
  number: text,
  type: Type.String({ description: '`order`, `reprint` …' }),
  status: text,
  previousStatus: text,
  channel: Loose({ type: text, storeId: text, orderId: text, orderName: text }),
  currency: text,
  createdAt: moment,
  updatedAt: moment,
  expectedDispatchDate: day,
  shippingMethod: Loose({ id: text, name: text }),
  metadata: free,
  tags: Type.Array(text),
  note: text,
  shippingAddress: address,
  billingAddress: address,
  items: Type.Array(item),
  packages: Type.Array(Loose({ ...parcel, shipment })),
  totals: Loose({ items: money, shipping: money, tax: money, total: money }),
}

const production = Loose({
  facility: Loose({ id: text, name: text, country, stateProvince: text }),
  batchId: text,
  startedAt: moment,
  expectedFinishAt: moment,
})

const failure = Loose({
  stage: text,
  code: text,
  message: text,
  retryable: Type.Boolean(),
  errors: Type.Array(
    Loose({ itemId: text, itemReferenceId: text, name: text, code: text, message: text, path: text }),
  ),
})

const cancellation = Loose({
  cancelledAt: moment,
  requestedBy: text,
  reasonCode: text,
  reason: text,
  isPartial: Type.Boolean(),
  items: Type.Array(Loose({ id: text, referenceId: text, quantity: count })),
})

const returned = Loose({
  returnedAt: moment,
  type: text,
  reasonCode: text,
  reason: text,
  rma: text,
  trackingCode: text,
  receivedAt: Loose({ facilityId: text }),
  items: Type.Array(Loose({ id: text, referenceId: text, sku: text, quantity: count })),
})

/**
 * An event of the given type. Required are only an id, a type and a time, whose it is and which order it is about.
 * @param type what `event.type` must be
 */
export function eventShape<T extends TSchema>(type: T) {
  return Type.Object({
    event: Type.Object({
      id: Type.String({ minLength: 1, description: 'The same event sent twice is taken once.' }),
      type,
      occurredAt: moment,
      ...Loose({ sequence: count, schemaVersion: text, test: Type.Boolean() }).properties,
    }),
    customer: Type.Object(
      Loose({ id: text, name: text, referenceId: text, email: text }).properties,
      oneOf('referenceId', 'id'),
    ),
    order: Type.Object(Loose(order).properties, oneOf('referenceId', 'id', 'number')),
    ...Loose({
      production,
      package: Loose(parcel, { description: 'The parcel that the event is about' }),
      shipment,
      failure,
      cancellation,
      return: returned,
    }).properties,
  })
}
