/** The main navigation, and the pages that belong to a section though their address does not say so. */
export const sections = [
  { to: '/', name: 'overview', label: 'frame:overview', also: [] },
  { to: '/orders', name: 'orders', label: 'frame:orders', also: ['/events'] },
  { to: '/postbacks', name: 'postbacks', label: 'frame:postbacks', also: [] },
  { to: '/customers', name: 'customers', label: 'frame:customers', also: ['/triggers'] },
  { to: '/templates', name: 'templates', label: 'frame:templates', also: [] },
  { to: '/receiver', name: 'receiver', label: 'frame:receiver', also: ['/mailbox'] },
  { to: '/settings', name: 'settings', label: 'frame:settings', also: ['/lookups'] },
] as const
