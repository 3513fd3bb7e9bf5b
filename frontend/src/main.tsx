import "@fontsource-variable/inter/wght.css";
import "./design/tokens.css";
import "./design/page.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Provider } from "urql";
import { createApi } from "./api/client";
import { App } from "./app/App";
import { prepareWords } from "./app/words";

prepareWords();

const place = document.getElementById("page");
if (place !== null) {
  createRoot(place).render(
    <StrictMode>
      <Provider value={createApi()}>
        <App />
      </Provider>
    </StrictMode>,
  );
}
