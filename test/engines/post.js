// Posts what a page found out to the server that it came from.

export async function post(run) {
  const outcome = await run().catch((error) => ({ error: `${error}\n${error.stack}` }));
  await fetch("/outcome", { method: "POST", body: JSON.stringify(outcome) });
}
