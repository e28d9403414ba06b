// Nothing leaves the command but its answer and its one sentence: what libraries print is dropped, and a reader that
// has gone away is no error. Imported before everything else, since libraries keep hold of the console they find.

const nothing = () => undefined
for (const method of ['log', 'info', 'debug', 'warn', 'error', 'trace', 'dir', 'table'] as const)
  console[method] = nothing

// libvips and GLib write past the console.
process.env.VIPS_WARNING ??= '0'
process.removeAllListeners('warning')
process.on('warning', nothing)
process.stdout.on('error', nothing)
process.stderr.on('error', nothing)
