/** How a message signs in, with its one secret as whatever stands for it: a reference, what is shown, a value. */
export type SignInWith<Secret> =
  | { type: 'basic'; username: string; password: Secret }
  | { type: 'bearer'; token: Secret }
  | { type: 'header'; name: string; value: Secret }

/** The secret, and the name of the field it is in. */
export function secretOf<Secret>(auth: SignInWith<Secret>): { field: string; secret: Secret } {
  if (auth.type === 'basic') return { field: 'password', secret: auth.password }
  if (auth.type === 'bearer') return { field: 'token', secret: auth.token }
  return { field: 'value', secret: auth.value }
}

/** The same way of signing in with something else in place of the secret. */
export function withSecret<Secret>(auth: SignInWith<unknown>, secret: Secret): SignInWith<Secret> {
  if (auth.type === 'basic') return { ...auth, password: secret }
  if (auth.type === 'bearer') return { ...auth, token: secret }
  return { ...auth, value: secret }
}
