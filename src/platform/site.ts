/** Absolute address of the page's folder: what is kept and what is fetched belongs to it. */
export const siteAddress = new URL('./', document.baseURI).href.split(/[?#]/)[0] ?? '';
