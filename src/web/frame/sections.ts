/** The main navigation. */
export const sections = [
  { to: '/', name: 'overview', label: 'frame:overview' },
  { to: '/orders', name: 'orders', label: 'frame:orders' },
  { to: '/postbacks', name: 'postbacks', label: 'frame:postbacks' },
  { to: '/customers', name: 'customers', label: 'frame:customers' },
  { to: '/templates', name: 'templates', label: 'frame:templates' },
  { to: '/receiver', name: 'receiver', label: 'frame:receiver' },
  { to: '/settings', name: 'settings', label: 'frame:settings' },
] as const
