/** A locked network asks nobody: the browser would look for a newer service worker at each visit. */
export async function forgetServiceWorker(): Promise<void> {
  const { serviceWorker }: { readonly serviceWorker?: ServiceWorkerContainer } = navigator
  const registration = await serviceWorker?.getRegistration().catch(() => undefined)
  await registration?.unregister().catch(() => false)
}
