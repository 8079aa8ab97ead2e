/** The main navigation. */
export const sections = [
  { to: '/', name: 'overview' },
  { to: '/orders', name: 'orders' },
  { to: '/postbacks', name: 'postbacks' },
  { to: '/customers', name: 'customers' },
  { to: '/templates', name: 'templates' },
  { to: '/receiver', name: 'receiver' },
  { to: '/settings', name: 'settings' },
] as const
