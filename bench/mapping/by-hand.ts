import type { Order } from './order.ts'

/** What somebody would write who had only this one document to make. */
export function byHand(data: Order): string {
  const { order, shipment, package: parcel } = data
  const { shippingAddress: address } = order
  return JSON.stringify({
    event_id: data.event.id,
    event_type: data.event.type,
    occurred_at: data.event.occurredAt,
    customer: data.customer.name,
    order_id: order.id,
    order_number: order.number,
    reference: order.referenceId,
    currency: order.currency,
    created_at: order.createdAt,
    note: order.note,
    shop_order: order.channel.orderId,
    shop_name: order.channel.orderName,
    name: `${address.firstName} ${address.lastName}`,
    street: address.addressLine1,
    street2: address.addressLine2 || '',
    zip: address.postCode,
    city: address.city,
    country: address.country,
    email: address.email,
    total: order.totals.total.amount,
    parcel: parcel.number,
    weight: parcel.weight,
    carrier: shipment.method.carrier.toUpperCase(),
    tracking_code: shipment.tracking.code,
    tracking_url: shipment.tracking.url,
    lines: order.items.map((item) => ({
      line: item.lineNumber,
      sku: item.sku,
      title: item.name,
      quantity: item.quantity,
      price: item.unitPrice.amount,
      weight: item.weight,
    })),
  })
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&#34;',
  "'": '&#39;',
}

function safe(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
}

export function mailByHand(data: Order): Mail {
  const { order, customer, shipment, package: parcel } = data
  const { shippingAddress: address } = order
  const rows = order.items.map((item) => {
    const price = `${safe(item.unitPrice.amount)} ${safe(order.currency)}`
    return `<tr><td>${safe(item.sku)}</td><td>${safe(item.name)}</td><td>${item.quantity}</td><td>${price}</td></tr>\n`
  })
  const lines = order.items.map((item) => `- ${item.quantity} x ${item.name}\n`)
  return {
    subject: `${customer.name}: order ${order.number} has been sent`,
    html: `<h1>${safe(order.number)} is on its way</h1>
<p>Dear ${safe(address.firstName)} ${safe(address.lastName)},</p>
<p>${safe(customer.name)} has sent parcel ${parcel.number} of ${parcel.count} with ${safe(shipment.method.carrier)} ${safe(shipment.method.service)}.</p>
<p><a href="${safe(shipment.tracking.url)}">Follow ${safe(shipment.tracking.code)}</a></p>
<table>
${rows.join('')}</table>
<p>${safe(address.addressLine1)}, ${safe(address.postCode)} ${safe(address.city)}</p>`,
    text: `${order.number} is on its way.
Parcel ${parcel.number} of ${parcel.count}: ${shipment.tracking.url}
${lines.join('')}`,
  }
}

export interface Mail {
  subject: string
  html: string
  text: string
}
