"use strict";
// Starts YASGUI on our own endpoint; nothing is fetched from elsewhere.
(function () {
  const place = document.getElementById("yasgui");
  if (typeof Yasgui === "undefined") return;
  const endpoint = new URL(place.dataset.endpoint, location).href;
  Yasgui.Yasqe.defaults.autocompleters = ["variables"];
  window.yasgui = new Yasgui(place, {
    requestConfig: { endpoint, method: "POST" },
    endpointCatalogueOptions: { getData: () => [{ endpoint }] },
    copyEndpointOnNewTab: true,
    autofocus: true,
  });
})();
