/** After `g`: the sections by their first letter, in English whatever the language, as the addresses are. */
export const goKeys = [
  { key: 'o', name: 'orders', to: '/orders' },
  { key: 'p', name: 'postbacks', to: '/postbacks' },
  { key: 'c', name: 'customers', to: '/customers' },
  { key: 't', name: 'templates', to: '/templates' },
  { key: 's', name: 'settings', to: '/settings' },
  { key: 'v', name: 'overview', to: '/' },
] as const
