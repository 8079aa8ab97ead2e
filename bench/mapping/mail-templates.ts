/** An e-mail as a shop sends it. Where a language escapes by itself, `html` is the same. */
export const MAIL = {
  subject: '{{ customer.name }}: order {{ order.number }} has been sent',
  html: `<h1>{{ order.number }} is on its way</h1>
<p>Dear {{ order.shippingAddress.firstName }} {{ order.shippingAddress.lastName }},</p>
<p>{{ customer.name }} has sent parcel {{ package.number }} of {{ package.count }} with {{ shipment.method.carrier }} {{ shipment.method.service }}.</p>
<p><a href="{{ shipment.tracking.url }}">Follow {{ shipment.tracking.code }}</a></p>
<table>
{% for item in order.items %}<tr><td>{{ item.sku }}</td><td>{{ item.name }}</td><td>{{ item.quantity }}</td><td>{{ item.unitPrice.amount }} {{ order.currency }}</td></tr>
{% endfor %}</table>
<p>{{ order.shippingAddress.addressLine1 }}, {{ order.shippingAddress.postCode }} {{ order.shippingAddress.city }}</p>`,
  liquidHtml: `<h1>{{ order.number | escape }} is on its way</h1>
<p>Dear {{ order.shippingAddress.firstName | escape }} {{ order.shippingAddress.lastName | escape }},</p>
<p>{{ customer.name | escape }} has sent parcel {{ package.number }} of {{ package.count }} with {{ shipment.method.carrier | escape }} {{ shipment.method.service | escape }}.</p>
<p><a href="{{ shipment.tracking.url | escape }}">Follow {{ shipment.tracking.code | escape }}</a></p>
<table>
{% for item in order.items %}<tr><td>{{ item.sku | escape }}</td><td>{{ item.name | escape }}</td><td>{{ item.quantity }}</td><td>{{ item.unitPrice.amount | escape }} {{ order.currency | escape }}</td></tr>
{% endfor %}</table>
<p>{{ order.shippingAddress.addressLine1 | escape }}, {{ order.shippingAddress.postCode | escape }} {{ order.shippingAddress.city | escape }}</p>`,
  text: `{{ order.number }} is on its way.
Parcel {{ package.number }} of {{ package.count }}: {{ shipment.tracking.url }}
{% for item in order.items %}- {{ item.quantity }} x {{ item.name }}
{% endfor %}`,
}
