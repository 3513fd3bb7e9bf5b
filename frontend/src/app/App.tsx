import { type ComponentType, lazy, Suspense } from "react";
import { Redirect, Route, Switch } from "wouter";
import { Busy } from "@/design/Busy";
import { Shell } from "./Shell";

interface PageFile {
  readonly default: ComponentType;
}

/** Pages are read when they are opened: a file in pages/ each, by the name that is used here. */
const files = import.meta.glob<PageFile>("../pages/*/*Page.tsx");

function page(name: string): ComponentType {
  const load = files[`../pages/${name}Page.tsx`];
  if (load === undefined) throw new Error(`There is no page ${name}.`);
  return lazy(load);
}

/** Most special first. */
const PAGES: readonly (readonly [path: string, name: string])[] = [
  ["/cases", "cases/Cases"],
  ["/cases/:caseId", "overview/Overview"],
  ["/cases/:caseId/files", "files/Files"],
  ["/cases/:caseId/search", "search/Search"],
  ["/cases/:caseId/charts", "charts/Charts"],
  ["/cases/:caseId/charts/:chartId", "chart/Chart"],
  ["/cases/:caseId/evidence/:nodeId", "evidence/Evidence"],
  ["/cases/:caseId/evidence/:source/:target", "evidence/TieEvidence"],
  ["/cases/:caseId/findings", "findings/Findings"],
  ["/cases/:caseId/investigations", "investigations/Investigations"],
  ["/cases/:caseId/investigations/:name", "investigations/Investigation"],
  ["/cases/:caseId/answers/:answerId", "investigations/Answer"],
  ["/cases/:caseId/cypher/:name?", "investigations/Cypher"],
  ["/cases/:caseId/analyses", "analyses/Analyses"],
  ["/cases/:caseId/runs", "runs/Runs"],
  ["/shared/:token", "shared/Shared"],
  ["/leaving", "leaving/Leaving"],
];

const NotFound = page("missing/Missing");
const ROUTES = PAGES.map(([path, name]) => ({ path, Page: page(name) }));

export function App() {
  return (
    <Shell>
      <Suspense fallback={<Busy />}>
        <Switch>
          <Route path="/">
            <Redirect to="/cases" replace />
          </Route>
          {ROUTES.map(({ path, Page }) => (
            <Route key={path} path={path}>
              <Page />
            </Route>
          ))}
          <Route>
            <NotFound />
          </Route>
        </Switch>
      </Suspense>
    </Shell>
  );
}
