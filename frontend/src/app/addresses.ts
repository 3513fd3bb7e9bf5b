/** Every page's address, so that a link or a bookmark opens it exactly. */
export const addresses = {
  cases: () => "/cases",
  overview: (caseId: string) => `/cases/${caseId}`,
  files: (caseId: string) => `/cases/${caseId}/files`,
  search: (caseId: string, question = "", label = "ACCOUNT") =>
    question === ""
      ? `/cases/${caseId}/search`
      : `/cases/${caseId}/search?${new URLSearchParams({ question, label }).toString()}`,
  charts: (caseId: string) => `/cases/${caseId}/charts`,
  chart: (caseId: string, chartId: string) => `/cases/${caseId}/charts/${chartId}`,
  /** A chart that begins with these nodes. */
  newChart: (caseId: string, nodes: readonly string[] = []) =>
    nodes.length === 0
      ? `/cases/${caseId}/charts/new`
      : `/cases/${caseId}/charts/new?${new URLSearchParams({ add: nodes.join(",") }).toString()}`,
  /** What is known of a node, and how: its captures and posts. */
  evidence: (caseId: string, nodeId: string) => `/cases/${caseId}/evidence/${encodeURIComponent(nodeId)}`,
  tieEvidence: (caseId: string, source: string, target: string) =>
    `/cases/${caseId}/evidence/${encodeURIComponent(source)}/${encodeURIComponent(target)}`,
  findings: (caseId: string) => `/cases/${caseId}/findings`,
  investigations: (caseId: string, name?: string) =>
    name === undefined
      ? `/cases/${caseId}/investigations`
      : `/cases/${caseId}/investigations/${encodeURIComponent(name)}`,
  answer: (caseId: string, answerId: string) => `/cases/${caseId}/answers/${answerId}`,
  ownCypher: (caseId: string, name?: string) =>
    name === undefined ? `/cases/${caseId}/cypher` : `/cases/${caseId}/cypher/${encodeURIComponent(name)}`,
  analyses: (caseId: string) => `/cases/${caseId}/analyses`,
  runs: (caseId: string) => `/cases/${caseId}/runs`,
  shared: (token: string) => `/shared/${encodeURIComponent(token)}`,
  /** The page that warns before a link from the data is opened. */
  leaving: (url: string) => `/leaving?${new URLSearchParams({ to: url }).toString()}`,
} as const;
