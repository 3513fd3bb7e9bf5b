export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** Date (isoformat) */
  Date: { input: string; output: string; }
  /** Date with time (isoformat) */
  DateTime: { input: string; output: string; }
  /** The `JSON` scalar type represents JSON values as specified by [ECMA-404](https://ecma-international.org/wp-content/uploads/ECMA-404_2nd_edition_december_2017.pdf). */
  JSON: { input: unknown; output: unknown; }
  /** A whole number of up to 64 bits; GraphQL's Int has 32. */
  Long: { input: number; output: number; }
};

/** One account on one platform, as the platform numbers it; by handle where only the handle is known. */
export type Account = Node & {
  __typename?: 'Account';
  /** measure: HITS */
  authority?: Maybe<Scalars['Float']['output']>;
  /** measure */
  betweenness?: Maybe<Scalars['Float']['output']>;
  bio?: Maybe<Scalars['String']['output']>;
  /** the capture behind captured_first */
  captureFirst?: Maybe<Scalars['String']['output']>;
  /** the capture behind captured_last */
  captureLast?: Maybe<Scalars['String']['output']>;
  /** when a source that speaks of it was first read, by whoever read it */
  capturedFirst?: Maybe<Scalars['DateTime']['output']>;
  /** when a source that speaks of it was last read */
  capturedLast?: Maybe<Scalars['DateTime']['output']>;
  /** as the source labels it; not a finding of ours */
  category?: Maybe<Scalars['String']['output']>;
  /** measure: harmonic */
  closeness?: Maybe<Scalars['Float']['output']>;
  /** measure: Leiden community, 0 is the largest */
  community?: Maybe<Scalars['Long']['output']>;
  /** measure: connected component, 0 is the largest */
  component?: Maybe<Scalars['Long']['output']>;
  /** measure: k-core number */
  core?: Maybe<Scalars['Long']['output']>;
  /** measure */
  degree?: Maybe<Scalars['Long']['output']>;
  /** measure */
  eigenvector?: Maybe<Scalars['Float']['output']>;
  /** a snapshot; the earlier ones are in the ledger */
  followers?: Maybe<Scalars['Long']['output']>;
  /** a snapshot */
  following?: Maybe<Scalars['Long']['output']>;
  /** the whole key, where it was too long to be the id */
  fullKey?: Maybe<Scalars['String']['output']>;
  /** when this Sociogram first learned that it was deleted */
  goneRecorded?: Maybe<Scalars['DateTime']['output']>;
  /** as written, without @ */
  handle?: Maybe<Scalars['String']['output']>;
  /** platform:@handle, case folded */
  handleKey?: Maybe<Scalars['String']['output']>;
  /** every handle_key that it was ever seen with */
  handleKeys?: Maybe<Array<Scalars['String']['output']>>;
  /** measure: HITS */
  hub?: Maybe<Scalars['Float']['output']>;
  /** Names case, label and key; stays when the data is loaded again. */
  id: Scalars['ID']['output'];
  /** measure: reach of its posts */
  influence?: Maybe<Scalars['Float']['output']>;
  /** As the model has it: x:12, a tag, a normalised URL. */
  key: Scalars['String']['output'];
  label: NodeLabel;
  language?: Maybe<Scalars['String']['output']>;
  name?: Maybe<Scalars['String']['output']>;
  /** the platform's own id; none where only the handle is known */
  nativeId?: Maybe<Scalars['String']['output']>;
  /** Exact counts by relationship type and direction; types without any are left out. */
  neighbours: Array<NeighbourCount>;
  /** when the account was opened */
  openedAt?: Maybe<Scalars['DateTime']['output']>;
  /** measure */
  pagerank?: Maybe<Scalars['Float']['output']>;
  /** as the account states it */
  place?: Maybe<Scalars['String']['output']>;
  /** lower case: x, mastodon, … */
  platform?: Maybe<Scalars['String']['output']>;
  /** as the platform counts them; a snapshot */
  posts?: Maybe<Scalars['Long']['output']>;
  protected?: Maybe<Scalars['Boolean']['output']>;
  /** when this Sociogram first stored it */
  recordedFirst?: Maybe<Scalars['DateTime']['output']>;
  /** measure */
  strength?: Maybe<Scalars['Float']['output']>;
  /** known only by reference so far */
  stub?: Maybe<Scalars['Boolean']['output']>;
  url?: Maybe<Scalars['String']['output']>;
  verified?: Maybe<Scalars['Boolean']['output']>;
};

/** Accounts in the order of their keys, which never changes. */
export type AccountConnection = Listing & {
  __typename?: 'AccountConnection';
  /** Whether everything that was asked for is in the list. */
  complete: Scalars['Boolean']['output'];
  edges: Array<NodeEdge>;
  nodes: Array<Node>;
  pageInfo: PageInfo;
  /** Why it is not complete. */
  reason?: Maybe<Scalars['String']['output']>;
  returned: Scalars['Int']['output'];
  total: Scalars['Long']['output'];
  totalKind: TotalKind;
};

/** What accounts are ordered by. */
export type AccountOrder =
  | 'PAGERANK'
  | 'POSTS';

/** All analyses, by name. */
export type AnalysisCatalogue = Listing & {
  __typename?: 'AnalysisCatalogue';
  analyses: Array<AnalysisEntry>;
  /** Whether everything that was asked for is in the list. */
  complete: Scalars['Boolean']['output'];
  /** Why it is not complete. */
  reason?: Maybe<Scalars['String']['output']>;
  returned: Scalars['Int']['output'];
  total: Scalars['Long']['output'];
  totalKind: TotalKind;
};

/** A way to compute something. */
export type AnalysisEntry = {
  __typename?: 'AnalysisEntry';
  name: Scalars['String']['output'];
  parameters: Array<AnalysisParameter>;
  /** What it answers, in plain words. */
  question: Scalars['String']['output'];
  /** ties, shares or cascades. */
  reads: Scalars['String']['output'];
  /** Where the method comes from. */
  source: Scalars['String']['output'];
  title: Scalars['String']['output'];
};

/** What an analysis can be told. Bounds are included. */
export type AnalysisParameter = {
  __typename?: 'AnalysisParameter';
  choices: Array<Scalars['String']['output']>;
  default?: Maybe<Scalars['JSON']['output']>;
  help: Scalars['String']['output'];
  least?: Maybe<Scalars['Float']['output']>;
  most?: Maybe<Scalars['Float']['output']>;
  name: Scalars['String']['output'];
  /** int, float, bool, text, date, or several of the choices. */
  type: Scalars['String']['output'];
};

/** How wide a bin is, in UTC; weeks start on Monday. */
export type Bin =
  | 'DAY'
  | 'HOUR'
  | 'WEEK';

/** Bytes as received, and the record in them that speaks of the post. */
export type Capture = {
  __typename?: 'Capture';
  id: Scalars['ID']['output'];
  /** Where a person finds it: a line, a path in the file. */
  place: Scalars['String']['output'];
  /** The record's number in the capture, from 0. */
  position: Scalars['Int']['output'];
  retrievedAt: Scalars['DateTime']['output'];
  sha256: Scalars['String']['output'];
  source: Scalars['String']['output'];
};

/** One getting of some bytes, as received. Their hash was found right as they were read. */
export type CaptureFacts = {
  __typename?: 'CaptureFacts';
  connector: Scalars['String']['output'];
  how: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  mediaType: Scalars['String']['output'];
  recordedAt: Scalars['DateTime']['output'];
  retrievedAt: Scalars['DateTime']['output'];
  sha256: Scalars['String']['output'];
  /** In bytes. */
  size: Scalars['Long']['output'];
  source: Scalars['String']['output'];
};

/** Records that speak of something, with their captures. */
export type CaptureList = Listing & {
  __typename?: 'CaptureList';
  captures: Array<Capture>;
  /** Whether everything that was asked for is in the list. */
  complete: Scalars['Boolean']['output'];
  /** Why it is not complete. */
  reason?: Maybe<Scalars['String']['output']>;
  returned: Scalars['Int']['output'];
  total: Scalars['Long']['output'];
  totalKind: TotalKind;
};

/** A record of a capture: text as it is there, or its parts as JSON. */
export type CapturedRecord = {
  __typename?: 'CapturedRecord';
  capture: CaptureFacts;
  /** Of the whole record. */
  characters: Scalars['Long']['output'];
  /** Whether the text is all of it. */
  complete: Scalars['Boolean']['output'];
  place: Scalars['String']['output'];
  position: Scalars['Int']['output'];
  text: Scalars['String']['output'];
};

/** A world of its own: nothing in it leads to another case. */
export type Case = {
  __typename?: 'Case';
  /** One account, by id, key, handle (@name, or platform:@name) or URL. An account known by handle alone is seen as the one that it stands for. */
  account: Account;
  /** All accounts of the case, by key. */
  accounts: AccountConnection;
  /** Those that are equally short. */
  allShortestPaths: PathList;
  /** One of them. Its rows, and what became of them. */
  answer: FrozenAnswer;
  /** The frozen answers, oldest first. */
  answers: FrozenAnswerList;
  /** One of them, as it is now or in an earlier version. */
  chart: Chart;
  /** Who saved it when; the last 50 are kept. */
  chartVersions: ChartVersionList;
  /** The charts, the one that was changed last first. */
  charts: ChartList;
  /** Communities, and the Run that found them. */
  communities: CommunityConnection;
  /** One of them, by its number. */
  community: Community;
  /** Nodes by label and relationships by type. */
  counts: Counts;
  createdAt: Scalars['DateTime']['output'];
  /** Runs Cypher of your own: it may read this case, no more. */
  cypher: CypherAnswer;
  /** One registrable domain, by id, key or any name on it. */
  domain: Domain;
  /** From an account or a post, by id, handle or URL, to the captures behind it. */
  evidence: EvidenceList;
  /** The posts with which source acted on target, and where they come from. */
  evidenceOfTie: TieEvidence;
  /** One step from a node. since is inclusive, until exclusive: a window takes the time of the relationship, or of the post that it starts from; a tie is in it by its first and last time. An order by degree refuses a hub that nothing narrows, unless hub is true. */
  expand: StepConnection;
  /** One of them. */
  finding: Finding;
  /** The findings, oldest first. */
  findings: FindingList;
  /** One hashtag, by id, key or as it is written. */
  hashtag: Hashtag;
  id: Scalars['ID']['output'];
  /** Asks one of them. */
  investigation: InvestigationAnswer;
  /** Asks what one would cost, and does not run it. */
  investigationCost: InvestigationCost;
  /** The saved questions and their parameters. */
  investigations: InvestigationList;
  /** One of them. */
  job: Job;
  /** What runs in the case, and what ran since the API began. */
  jobs: JobList;
  /** The shortest few, of whatever length; which ones of equally long ones is not determined. */
  kPaths: PathList;
  /** As of when all of this is answered; nothing means now. */
  knownOn?: Maybe<Scalars['DateTime']['output']>;
  /** One link, by id, key or a URL, which is normalised first. */
  link: Link;
  /** The top accounts by a measure, and the Run behind it. */
  measures: MeasureConnection;
  /** What every measure says of one account, each with its Run. */
  measuresOf: MeasureValues;
  /** Exact counts of many nodes, in the order asked for; nodes that are not there are left out. */
  neighbourTotals: Array<NeighbourTotals>;
  /** Exact counts per relationship type and direction, before expanding. */
  neighbours: Array<NeighbourCount>;
  /** The notes, of one chart or of all, oldest first. */
  notes: NoteList;
  /** What stands out in the case, and what it rests on. */
  overview: Overview;
  /** Investigations that a person wrote. */
  ownInvestigations: OwnInvestigationList;
  /** One post, by id, key or its own URL. */
  post: Post;
  /** The first records of a file that was sent to /v1/files, as a connector maps them. */
  previewFile: FilePreview;
  /** What a capture says at a position, its hash checked first. */
  record: CapturedRecord;
  /** Every relationship between the given nodes, derived ones too. Nodes that are not there have none. */
  relationshipsAmong: RelationshipList;
  /** One of them. */
  run: Run;
  /** What was ingested and analysed, with parameters and results. */
  runs: RunConnection;
  /** ACCOUNT and POST by words: every one must occur, a "phrase in quotes" as it stands. HASHTAG, LINK, DOMAIN and CHANNEL by a part of the key (or of a link's title, a channel's name). */
  search: SearchConnection;
  /** The share links, of one chart or of all. */
  shares: ShareList;
  /** One of the shortest; total counts those that are equally short. */
  shortestPath: PathList;
  /** Everything within some steps of the seeds. A hub on the way is shown and not walked through, unless throughHubs is true. */
  subgraph: SubgraphList;
  /** Whom an account acts on (OUT), or who acts on it (IN), with follows and simultaneous sharing. since is inclusive, until exclusive; windows of whole days (UTC) are read from the stored ties, finer ones from the posts. */
  ties: TieConnection;
  /** Posts in the order of time; since is inclusive, until exclusive. With of: those that an account wrote, that answer a post, or that carry a hashtag, link, domain or medium, or stand in a channel. */
  timeline: TimelineConnection;
  title: Scalars['String']['output'];
  /** How many posts there are in each hour, day or week of the same. */
  volume: Volume;
};


/** A world of its own: nothing in it leads to another case. */
export type CaseAccountArgs = {
  handle?: InputMaybe<Scalars['String']['input']>;
  id?: InputMaybe<Scalars['ID']['input']>;
  key?: InputMaybe<Scalars['String']['input']>;
  platform?: InputMaybe<Scalars['String']['input']>;
  url?: InputMaybe<Scalars['String']['input']>;
};


/** A world of its own: nothing in it leads to another case. */
export type CaseAccountsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};


/** A world of its own: nothing in it leads to another case. */
export type CaseAllShortestPathsArgs = {
  end: Scalars['ID']['input'];
  first?: Scalars['Int']['input'];
  limits?: InputMaybe<PathLimits>;
  start: Scalars['ID']['input'];
};


/** A world of its own: nothing in it leads to another case. */
export type CaseAnswerArgs = {
  id: Scalars['ID']['input'];
};


/** A world of its own: nothing in it leads to another case. */
export type CaseChartArgs = {
  id: Scalars['ID']['input'];
  version?: InputMaybe<Scalars['Int']['input']>;
};


/** A world of its own: nothing in it leads to another case. */
export type CaseChartVersionsArgs = {
  id: Scalars['ID']['input'];
};


/** A world of its own: nothing in it leads to another case. */
export type CaseCommunitiesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  run?: InputMaybe<Scalars['ID']['input']>;
};


/** A world of its own: nothing in it leads to another case. */
export type CaseCommunityArgs = {
  number: Scalars['Int']['input'];
};


/** A world of its own: nothing in it leads to another case. */
export type CaseCypherArgs = {
  matching?: InputMaybe<Scalars['JSON']['input']>;
  parameters?: InputMaybe<Scalars['JSON']['input']>;
  text: Scalars['String']['input'];
};


/** A world of its own: nothing in it leads to another case. */
export type CaseDomainArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  key?: InputMaybe<Scalars['String']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
};


/** A world of its own: nothing in it leads to another case. */
export type CaseEvidenceArgs = {
  handle?: InputMaybe<Scalars['String']['input']>;
  id?: InputMaybe<Scalars['ID']['input']>;
  limit?: Scalars['Int']['input'];
  url?: InputMaybe<Scalars['String']['input']>;
};


/** A world of its own: nothing in it leads to another case. */
export type CaseEvidenceOfTieArgs = {
  limit?: Scalars['Int']['input'];
  since?: InputMaybe<Scalars['DateTime']['input']>;
  source: Scalars['ID']['input'];
  target: Scalars['ID']['input'];
  until?: InputMaybe<Scalars['DateTime']['input']>;
};


/** A world of its own: nothing in it leads to another case. */
export type CaseExpandArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  direction?: Direction;
  first?: Scalars['Int']['input'];
  hub?: Scalars['Boolean']['input'];
  id: Scalars['ID']['input'];
  order?: ExpandOrder;
  since?: InputMaybe<Scalars['DateTime']['input']>;
  types?: InputMaybe<Array<RelationshipType>>;
  until?: InputMaybe<Scalars['DateTime']['input']>;
};


/** A world of its own: nothing in it leads to another case. */
export type CaseFindingArgs = {
  id: Scalars['ID']['input'];
};


/** A world of its own: nothing in it leads to another case. */
export type CaseHashtagArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  key?: InputMaybe<Scalars['String']['input']>;
  tag?: InputMaybe<Scalars['String']['input']>;
};


/** A world of its own: nothing in it leads to another case. */
export type CaseInvestigationArgs = {
  name: Scalars['String']['input'];
  parameters?: InputMaybe<Scalars['JSON']['input']>;
};


/** A world of its own: nothing in it leads to another case. */
export type CaseInvestigationCostArgs = {
  name: Scalars['String']['input'];
  parameters?: InputMaybe<Scalars['JSON']['input']>;
};


/** A world of its own: nothing in it leads to another case. */
export type CaseJobArgs = {
  id: Scalars['ID']['input'];
};


/** A world of its own: nothing in it leads to another case. */
export type CaseKPathsArgs = {
  end: Scalars['ID']['input'];
  k?: Scalars['Int']['input'];
  limits?: InputMaybe<PathLimits>;
  start: Scalars['ID']['input'];
};


/** A world of its own: nothing in it leads to another case. */
export type CaseLinkArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  key?: InputMaybe<Scalars['String']['input']>;
  url?: InputMaybe<Scalars['String']['input']>;
};


/** A world of its own: nothing in it leads to another case. */
export type CaseMeasuresArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  name: Measure;
};


/** A world of its own: nothing in it leads to another case. */
export type CaseMeasuresOfArgs = {
  account: Scalars['ID']['input'];
};


/** A world of its own: nothing in it leads to another case. */
export type CaseNeighbourTotalsArgs = {
  nodes: Array<Scalars['ID']['input']>;
};


/** A world of its own: nothing in it leads to another case. */
export type CaseNeighboursArgs = {
  id: Scalars['ID']['input'];
};


/** A world of its own: nothing in it leads to another case. */
export type CaseNotesArgs = {
  chart?: InputMaybe<Scalars['ID']['input']>;
};


/** A world of its own: nothing in it leads to another case. */
export type CaseOverviewArgs = {
  top?: Scalars['Int']['input'];
};


/** A world of its own: nothing in it leads to another case. */
export type CasePostArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  key?: InputMaybe<Scalars['String']['input']>;
  url?: InputMaybe<Scalars['String']['input']>;
};


/** A world of its own: nothing in it leads to another case. */
export type CasePreviewFileArgs = {
  connector: Scalars['String']['input'];
  file: Scalars['ID']['input'];
  mapping?: InputMaybe<Scalars['String']['input']>;
};


/** A world of its own: nothing in it leads to another case. */
export type CaseRecordArgs = {
  capture: Scalars['ID']['input'];
  position: Scalars['Int']['input'];
};


/** A world of its own: nothing in it leads to another case. */
export type CaseRelationshipsAmongArgs = {
  limit?: Scalars['Int']['input'];
  nodes: Array<Scalars['ID']['input']>;
  types?: InputMaybe<Array<RelationshipType>>;
};


/** A world of its own: nothing in it leads to another case. */
export type CaseRunArgs = {
  id: Scalars['ID']['input'];
};


/** A world of its own: nothing in it leads to another case. */
export type CaseRunsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  kind?: InputMaybe<RunKind>;
  name?: InputMaybe<Scalars['String']['input']>;
};


/** A world of its own: nothing in it leads to another case. */
export type CaseSearchArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  label?: NodeLabel;
  question: Scalars['String']['input'];
};


/** A world of its own: nothing in it leads to another case. */
export type CaseSharesArgs = {
  chart?: InputMaybe<Scalars['ID']['input']>;
};


/** A world of its own: nothing in it leads to another case. */
export type CaseShortestPathArgs = {
  end: Scalars['ID']['input'];
  limits?: InputMaybe<PathLimits>;
  start: Scalars['ID']['input'];
};


/** A world of its own: nothing in it leads to another case. */
export type CaseSubgraphArgs = {
  depth?: Scalars['Int']['input'];
  limit?: Scalars['Int']['input'];
  seeds: Array<Scalars['ID']['input']>;
  since?: InputMaybe<Scalars['DateTime']['input']>;
  throughHubs?: Scalars['Boolean']['input'];
  types?: InputMaybe<Array<RelationshipType>>;
  until?: InputMaybe<Scalars['DateTime']['input']>;
};


/** A world of its own: nothing in it leads to another case. */
export type CaseTiesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  direction?: Direction;
  first?: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
  kinds?: InputMaybe<Array<TieReason>>;
  since?: InputMaybe<Scalars['DateTime']['input']>;
  until?: InputMaybe<Scalars['DateTime']['input']>;
};


/** A world of its own: nothing in it leads to another case. */
export type CaseTimelineArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  kinds?: InputMaybe<Array<PostKind>>;
  of?: InputMaybe<Scalars['ID']['input']>;
  order?: TimeOrder;
  since?: InputMaybe<Scalars['DateTime']['input']>;
  until?: InputMaybe<Scalars['DateTime']['input']>;
};


/** A world of its own: nothing in it leads to another case. */
export type CaseVolumeArgs = {
  bins?: Bin;
  kinds?: InputMaybe<Array<PostKind>>;
  of?: InputMaybe<Scalars['ID']['input']>;
  since?: InputMaybe<Scalars['DateTime']['input']>;
  until?: InputMaybe<Scalars['DateTime']['input']>;
};

/** What can be changed in a case: a person's own work, never what was recorded. */
export type CaseChanges = {
  __typename?: 'CaseChanges';
  /** Runs an analysis; one that ran on equal data is reused. */
  analyse: Job;
  /** Ends a job at its next step. */
  cancelJob: Job;
  /** What is not given stays. Refused where another version is there by now. */
  changeFinding: Finding;
  /** Refused where another version is there by now. */
  changeNote: Note;
  /** The document is JSON text of up to 32 MiB, with format 1, nodes and edges by their ids. Name the variable document: no other text may be as long. */
  createChart: Chart;
  /** Elements are nodes by their ids and edges as TYPE|start|end. One element or post at least. */
  createFinding: Finding;
  /** On nodes by their ids, on edges as TYPE|start|end, or on none of them. */
  createNote: Note;
  /** Its id. */
  deleteAnswer: Scalars['ID']['output'];
  /** Its id. Versions and share links go too; notes and findings stay. */
  deleteChart: Scalars['ID']['output'];
  /** Its id. */
  deleteFinding: Scalars['ID']['output'];
  /** Its name; earlier texts are kept. */
  deleteInvestigation: Scalars['String']['output'];
  /** Its id. */
  deleteNote: Scalars['ID']['output'];
  /** The newest version, as another chart. */
  duplicateChart: Chart;
  /** Its token, which leads nowhere from now on. */
  endShare: Scalars['String']['output'];
  /** Asks an investigation and keeps its answer. */
  freezeAnswer: FrozenAnswer;
  /** Loads a file that was sent to /v1/files, as the connector reads it. A table needs its mapping. */
  loadFile: Job;
  /** A new version on top of the one that was seen; conflict, with what is there now, if it is old. */
  saveChart: Chart;
  /** Checks it as the built-in ones are, and by the gate; an earlier text is kept. */
  saveInvestigation: OwnInvestigationEntry;
  /** A link to the newest version at any time, or to one version for good. */
  shareChart: Share;
  /** Takes a load back: the case is then as if it had never been. */
  takeBack: Job;
};


/** What can be changed in a case: a person's own work, never what was recorded. */
export type CaseChangesAnalyseArgs = {
  analysis: Scalars['String']['input'];
  parameters?: InputMaybe<Scalars['JSON']['input']>;
};


/** What can be changed in a case: a person's own work, never what was recorded. */
export type CaseChangesCancelJobArgs = {
  id: Scalars['ID']['input'];
};


/** What can be changed in a case: a person's own work, never what was recorded. */
export type CaseChangesChangeFindingArgs = {
  chart?: InputMaybe<Scalars['ID']['input']>;
  elements?: InputMaybe<Array<Scalars['ID']['input']>>;
  id: Scalars['ID']['input'];
  posts?: InputMaybe<Array<Scalars['ID']['input']>>;
  sentence?: InputMaybe<Scalars['String']['input']>;
  version: Scalars['Int']['input'];
};


/** What can be changed in a case: a person's own work, never what was recorded. */
export type CaseChangesChangeNoteArgs = {
  id: Scalars['ID']['input'];
  text: Scalars['String']['input'];
  version: Scalars['Int']['input'];
};


/** What can be changed in a case: a person's own work, never what was recorded. */
export type CaseChangesCreateChartArgs = {
  document: Scalars['String']['input'];
  title: Scalars['String']['input'];
};


/** What can be changed in a case: a person's own work, never what was recorded. */
export type CaseChangesCreateFindingArgs = {
  chart?: InputMaybe<Scalars['ID']['input']>;
  elements?: InputMaybe<Array<Scalars['ID']['input']>>;
  posts?: InputMaybe<Array<Scalars['ID']['input']>>;
  sentence: Scalars['String']['input'];
};


/** What can be changed in a case: a person's own work, never what was recorded. */
export type CaseChangesCreateNoteArgs = {
  chart?: InputMaybe<Scalars['ID']['input']>;
  elements: Array<Scalars['ID']['input']>;
  text: Scalars['String']['input'];
};


/** What can be changed in a case: a person's own work, never what was recorded. */
export type CaseChangesDeleteAnswerArgs = {
  id: Scalars['ID']['input'];
};


/** What can be changed in a case: a person's own work, never what was recorded. */
export type CaseChangesDeleteChartArgs = {
  id: Scalars['ID']['input'];
};


/** What can be changed in a case: a person's own work, never what was recorded. */
export type CaseChangesDeleteFindingArgs = {
  id: Scalars['ID']['input'];
};


/** What can be changed in a case: a person's own work, never what was recorded. */
export type CaseChangesDeleteInvestigationArgs = {
  name: Scalars['String']['input'];
};


/** What can be changed in a case: a person's own work, never what was recorded. */
export type CaseChangesDeleteNoteArgs = {
  id: Scalars['ID']['input'];
};


/** What can be changed in a case: a person's own work, never what was recorded. */
export type CaseChangesDuplicateChartArgs = {
  id: Scalars['ID']['input'];
  title: Scalars['String']['input'];
};


/** What can be changed in a case: a person's own work, never what was recorded. */
export type CaseChangesEndShareArgs = {
  token: Scalars['String']['input'];
};


/** What can be changed in a case: a person's own work, never what was recorded. */
export type CaseChangesFreezeAnswerArgs = {
  investigation: Scalars['String']['input'];
  parameters?: InputMaybe<Scalars['JSON']['input']>;
  title: Scalars['String']['input'];
};


/** What can be changed in a case: a person's own work, never what was recorded. */
export type CaseChangesLoadFileArgs = {
  connector: Scalars['String']['input'];
  file: Scalars['ID']['input'];
  options?: InputMaybe<Scalars['JSON']['input']>;
};


/** What can be changed in a case: a person's own work, never what was recorded. */
export type CaseChangesSaveChartArgs = {
  document?: InputMaybe<Scalars['String']['input']>;
  id: Scalars['ID']['input'];
  title?: InputMaybe<Scalars['String']['input']>;
  version: Scalars['Int']['input'];
};


/** What can be changed in a case: a person's own work, never what was recorded. */
export type CaseChangesSaveInvestigationArgs = {
  name: Scalars['String']['input'];
  onlyHere?: Scalars['Boolean']['input'];
  text: Scalars['String']['input'];
};


/** What can be changed in a case: a person's own work, never what was recorded. */
export type CaseChangesShareChartArgs = {
  id: Scalars['ID']['input'];
  version?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be changed in a case: a person's own work, never what was recorded. */
export type CaseChangesTakeBackArgs = {
  run: Scalars['ID']['input'];
};

/** A case, before it is opened. */
export type CaseEntry = {
  __typename?: 'CaseEntry';
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  title: Scalars['String']['output'];
};

/** All cases, the oldest first. */
export type CaseList = Listing & {
  __typename?: 'CaseList';
  cases: Array<CaseEntry>;
  /** Whether everything that was asked for is in the list. */
  complete: Scalars['Boolean']['output'];
  /** Why it is not complete. */
  reason?: Maybe<Scalars['String']['output']>;
  returned: Scalars['Int']['output'];
  total: Scalars['Long']['output'];
  totalKind: TotalKind;
};

/** A row that is in both answers, otherwise than before. */
export type ChangedAnswerRow = {
  __typename?: 'ChangedAnswerRow';
  before: Scalars['JSON']['output'];
  /** Whose values differ. */
  columns: Array<Scalars['String']['output']>;
  now: Scalars['JSON']['output'];
};

/** A group, page, subreddit or chat. */
export type Channel = Node & {
  __typename?: 'Channel';
  /** the capture behind captured_first */
  captureFirst?: Maybe<Scalars['String']['output']>;
  /** the capture behind captured_last */
  captureLast?: Maybe<Scalars['String']['output']>;
  /** when a source that speaks of it was first read, by whoever read it */
  capturedFirst?: Maybe<Scalars['DateTime']['output']>;
  /** when a source that speaks of it was last read */
  capturedLast?: Maybe<Scalars['DateTime']['output']>;
  /** the whole key, where it was too long to be the id */
  fullKey?: Maybe<Scalars['String']['output']>;
  /** when this Sociogram first learned that it was deleted */
  goneRecorded?: Maybe<Scalars['DateTime']['output']>;
  /** Names case, label and key; stays when the data is loaded again. */
  id: Scalars['ID']['output'];
  /** As the model has it: x:12, a tag, a normalised URL. */
  key: Scalars['String']['output'];
  label: NodeLabel;
  name?: Maybe<Scalars['String']['output']>;
  nativeId?: Maybe<Scalars['String']['output']>;
  /** Exact counts by relationship type and direction; types without any are left out. */
  neighbours: Array<NeighbourCount>;
  platform?: Maybe<Scalars['String']['output']>;
  /** when this Sociogram first stored it */
  recordedFirst?: Maybe<Scalars['DateTime']['output']>;
  /** known only by reference so far */
  stub?: Maybe<Scalars['Boolean']['output']>;
};

/** A picture that a person made and saved, in one of its versions. */
export type Chart = {
  __typename?: 'Chart';
  changedAt: Scalars['DateTime']['output'];
  changedBy: Scalars['String']['output'];
  createdAt: Scalars['DateTime']['output'];
  /** JSON text: which elements are drawn, where and how. Never what they are. */
  document: Scalars['String']['output'];
  edges: Scalars['Int']['output'];
  id: Scalars['ID']['output'];
  /** The number of its last version: a greater one was saved meanwhile. */
  newest: Scalars['Int']['output'];
  nodes: Scalars['Int']['output'];
  /** Of the document, in bytes. */
  size: Scalars['Long']['output'];
  title: Scalars['String']['output'];
  version: Scalars['Int']['output'];
};

/** What is told of a chart in a list: all but what is drawn. */
export type ChartEntry = {
  __typename?: 'ChartEntry';
  changedAt: Scalars['DateTime']['output'];
  changedBy: Scalars['String']['output'];
  createdAt: Scalars['DateTime']['output'];
  edges: Scalars['Int']['output'];
  id: Scalars['ID']['output'];
  /** The number of its last version: a greater one was saved meanwhile. */
  newest: Scalars['Int']['output'];
  nodes: Scalars['Int']['output'];
  /** Of the document, in bytes. */
  size: Scalars['Long']['output'];
  title: Scalars['String']['output'];
  version: Scalars['Int']['output'];
};

/** The charts of a case, the one that was changed last first. */
export type ChartList = Listing & {
  __typename?: 'ChartList';
  charts: Array<ChartEntry>;
  /** Whether everything that was asked for is in the list. */
  complete: Scalars['Boolean']['output'];
  /** Why it is not complete. */
  reason?: Maybe<Scalars['String']['output']>;
  returned: Scalars['Int']['output'];
  total: Scalars['Long']['output'];
  totalKind: TotalKind;
};

/** One saving of a chart. */
export type ChartVersion = {
  __typename?: 'ChartVersion';
  changedAt: Scalars['DateTime']['output'];
  changedBy: Scalars['String']['output'];
  edges: Scalars['Int']['output'];
  nodes: Scalars['Int']['output'];
  size: Scalars['Long']['output'];
  title: Scalars['String']['output'];
  version: Scalars['Int']['output'];
};

/** The versions of a chart that are kept, the newest first. */
export type ChartVersionList = Listing & {
  __typename?: 'ChartVersionList';
  /** Whether everything that was asked for is in the list. */
  complete: Scalars['Boolean']['output'];
  /** Why it is not complete. */
  reason?: Maybe<Scalars['String']['output']>;
  returned: Scalars['Int']['output'];
  total: Scalars['Long']['output'];
  totalKind: TotalKind;
  versions: Array<ChartVersion>;
};

/** Accounts that are tied to each other more than to the rest. */
export type Community = {
  __typename?: 'Community';
  /** The most influential by PageRank, of as many as size says. */
  foremost: Array<Node>;
  /** All members, in pages. */
  members: MemberConnection;
  number: Scalars['Long']['output'];
  size: Scalars['Long']['output'];
};


/** Accounts that are tied to each other more than to the rest. */
export type CommunityForemostArgs = {
  first?: Scalars['Int']['input'];
};


/** Accounts that are tied to each other more than to the rest. */
export type CommunityMembersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};

/** Communities, the largest first, as they were at the first page. */
export type CommunityConnection = Listing & {
  __typename?: 'CommunityConnection';
  /** Whether everything that was asked for is in the list. */
  complete: Scalars['Boolean']['output'];
  edges: Array<CommunityEdge>;
  nodes: Array<Community>;
  pageInfo: PageInfo;
  /** Why it is not complete. */
  reason?: Maybe<Scalars['String']['output']>;
  returned: Scalars['Int']['output'];
  /** What found them. */
  run?: Maybe<Run>;
  total: Scalars['Long']['output'];
  totalKind: TotalKind;
};

/** One row of a page, and its place in the list. */
export type CommunityEdge = {
  __typename?: 'CommunityEdge';
  cursor: Scalars['String']['output'];
  node: Community;
};

export type CommunitySize = {
  __typename?: 'CommunitySize';
  number: Scalars['Long']['output'];
  size: Scalars['Long']['output'];
};

/** A frozen answer and that of now. Rows are lists of values in the order of the columns. */
export type ComparedAnswers = {
  __typename?: 'ComparedAnswers';
  changed: Array<ChangedAnswerRow>;
  /** Of the answer of now. */
  columns: Array<Scalars['String']['output']>;
  /** Whether both answers are. */
  complete: Scalars['Boolean']['output'];
  dataMayHaveChanged: Scalars['Boolean']['output'];
  gained: Array<Scalars['JSON']['output']>;
  /** The columns by which rows are told apart. */
  key: Array<Scalars['String']['output']>;
  lost: Array<Scalars['JSON']['output']>;
  note: Scalars['String']['output'];
  textChanged: Scalars['Boolean']['output'];
  /** Of the answer of now. */
  total: Scalars['Long']['output'];
  unchanged: Scalars['Int']['output'];
};

/** What reads the files of one platform or format. */
export type ConnectorEntry = {
  __typename?: 'ConnectorEntry';
  /** Endings of the files; packed as gz, zst or zip, too. */
  formats: Array<Scalars['String']['output']>;
  /** What an account and a post are named by, and why that is unique. */
  key: Scalars['String']['output'];
  name: Scalars['String']['output'];
  options: Array<ConnectorOption>;
  /** What it reads. */
  sentence: Scalars['String']['output'];
  title: Scalars['String']['output'];
};

/** All connectors, by name. */
export type ConnectorList = Listing & {
  __typename?: 'ConnectorList';
  /** Whether everything that was asked for is in the list. */
  complete: Scalars['Boolean']['output'];
  connectors: Array<ConnectorEntry>;
  /** Why it is not complete. */
  reason?: Maybe<Scalars['String']['output']>;
  returned: Scalars['Int']['output'];
  total: Scalars['Long']['output'];
  totalKind: TotalKind;
};

/** What can be set about how a connector reads. */
export type ConnectorOption = {
  __typename?: 'ConnectorOption';
  default?: Maybe<Scalars['String']['output']>;
  help: Scalars['String']['output'];
  name: Scalars['String']['output'];
  required: Scalars['Boolean']['output'];
  type: Scalars['String']['output'];
};

/** Exact counts. */
export type Counts = {
  __typename?: 'Counts';
  nodes: Array<LabelCount>;
  relationships: Array<TypeCount>;
  /** Runs whose posts are loaded but whose ties are not recomputed yet. */
  staleTies: Array<Scalars['ID']['output']>;
};

/** What the case rests on. Records of loads that were taken back are not counted. */
export type Coverage = {
  __typename?: 'Coverage';
  accountStubs: Scalars['Long']['output'];
  accounts: Scalars['Long']['output'];
  accountsGone: Scalars['Long']['output'];
  changed: Scalars['Long']['output'];
  /** Posts that are known to be deleted. */
  gone: Scalars['Long']['output'];
  loads: Scalars['Int']['output'];
  new: Scalars['Long']['output'];
  posts: Scalars['Long']['output'];
  postsFrom?: Maybe<Scalars['DateTime']['output']>;
  postsUntil?: Maybe<Scalars['DateTime']['output']>;
  read: Scalars['Long']['output'];
  rejected: Scalars['Long']['output'];
  same: Scalars['Long']['output'];
  /** Runs whose posts are loaded but whose ties are not recomputed yet, as it is now. */
  staleTies: Array<Scalars['ID']['output']>;
  /** Posts known only because a record refers to them. */
  stubs: Scalars['Long']['output'];
  /** Posts, stubs among them: they are in no timeline. */
  withoutTime: Scalars['Long']['output'];
};

/** How far a capture is in the graph: a record position. Moves in the same transaction as the records. */
export type Cursor = Node & {
  __typename?: 'Cursor';
  /** the capture behind captured_first */
  captureFirst?: Maybe<Scalars['String']['output']>;
  /** the capture behind captured_last */
  captureLast?: Maybe<Scalars['String']['output']>;
  /** when a source that speaks of it was first read, by whoever read it */
  capturedFirst?: Maybe<Scalars['DateTime']['output']>;
  /** when a source that speaks of it was last read */
  capturedLast?: Maybe<Scalars['DateTime']['output']>;
  /** the capture has been read to its end */
  finished?: Maybe<Scalars['Boolean']['output']>;
  /** the whole key, where it was too long to be the id */
  fullKey?: Maybe<Scalars['String']['output']>;
  /** when this Sociogram first learned that it was deleted */
  goneRecorded?: Maybe<Scalars['DateTime']['output']>;
  /** Names case, label and key; stays when the data is loaded again. */
  id: Scalars['ID']['output'];
  /** As the model has it: x:12, a tag, a normalised URL. */
  key: Scalars['String']['output'];
  label: NodeLabel;
  /** Exact counts by relationship type and direction; types without any are left out. */
  neighbours: Array<NeighbourCount>;
  /** the next record to read */
  position?: Maybe<Scalars['Long']['output']>;
  /** when this Sociogram first stored it */
  recordedFirst?: Maybe<Scalars['DateTime']['output']>;
  /** known only by reference so far */
  stub?: Maybe<Scalars['Boolean']['output']>;
};

/** What a person's own Cypher found. */
export type CypherAnswer = Listing & {
  __typename?: 'CypherAnswer';
  columns: Array<Scalars['String']['output']>;
  /** Whether everything that was asked for is in the list. */
  complete: Scalars['Boolean']['output'];
  /** What the planner expected all steps together to yield. */
  estimatedRows: Scalars['Long']['output'];
  /** Why it is not complete. */
  reason?: Maybe<Scalars['String']['output']>;
  returned: Scalars['Int']['output'];
  /** One list of values per row, in the order of the columns. */
  rows: Array<Scalars['JSON']['output']>;
  seconds: Scalars['Float']['output'];
  total: Scalars['Long']['output'];
  totalKind: TotalKind;
};

/** Seen from the node that is asked about. */
export type Direction =
  | 'BOTH'
  | 'IN'
  | 'OUT';

/** A registrable domain. */
export type Domain = Node & {
  __typename?: 'Domain';
  /** the capture behind captured_first */
  captureFirst?: Maybe<Scalars['String']['output']>;
  /** the capture behind captured_last */
  captureLast?: Maybe<Scalars['String']['output']>;
  /** when a source that speaks of it was first read, by whoever read it */
  capturedFirst?: Maybe<Scalars['DateTime']['output']>;
  /** when a source that speaks of it was last read */
  capturedLast?: Maybe<Scalars['DateTime']['output']>;
  /** the whole key, where it was too long to be the id */
  fullKey?: Maybe<Scalars['String']['output']>;
  /** when this Sociogram first learned that it was deleted */
  goneRecorded?: Maybe<Scalars['DateTime']['output']>;
  /** Names case, label and key; stays when the data is loaded again. */
  id: Scalars['ID']['output'];
  /** As the model has it: x:12, a tag, a normalised URL. */
  key: Scalars['String']['output'];
  label: NodeLabel;
  /** Exact counts by relationship type and direction; types without any are left out. */
  neighbours: Array<NeighbourCount>;
  /** when this Sociogram first stored it */
  recordedFirst?: Maybe<Scalars['DateTime']['output']>;
  /** known only by reference so far */
  stub?: Maybe<Scalars['Boolean']['output']>;
};

/** How we know of an account or a post: its posts, and the captures that speak of them. */
export type EvidenceList = Listing & {
  __typename?: 'EvidenceList';
  /** What speaks of the subject itself. */
  captures: CaptureList;
  /** Whether everything that was asked for is in the list. */
  complete: Scalars['Boolean']['output'];
  posts: Array<EvidencePost>;
  /** Why it is not complete. */
  reason?: Maybe<Scalars['String']['output']>;
  returned: Scalars['Int']['output'];
  subject: Scalars['String']['output'];
  total: Scalars['Long']['output'];
  totalKind: TotalKind;
};

/** A post that something is known from. */
export type EvidencePost = {
  __typename?: 'EvidencePost';
  captures: CaptureList;
  /** What it does in the tie; empty where it is not about a tie. */
  kinds: Array<TieKind>;
  post: Post;
};

/** By the time of the relationship, or by how many relationships the node at its other end has. */
export type ExpandOrder =
  | 'LEAST_CONNECTED'
  | 'MOST_CONNECTED'
  | 'NEWEST'
  | 'OLDEST';

/** The first records of a file as they would be loaded. Nothing is written. */
export type FilePreview = Listing & {
  __typename?: 'FilePreview';
  columns: Array<Scalars['String']['output']>;
  /** Whether everything that was asked for is in the list. */
  complete: Scalars['Boolean']['output'];
  /** Whether the mapping was: then it is for a person to confirm. */
  guessed: Scalars['Boolean']['output'];
  /** Of a table: the text that loadFile takes as its mapping. */
  mapping?: Maybe<Scalars['String']['output']>;
  /** Where in the file each row stands. */
  places: Array<Scalars['String']['output']>;
  /** Why it is not complete. */
  reason?: Maybe<Scalars['String']['output']>;
  returned: Scalars['Int']['output'];
  /** One list of texts per row, in the order of the columns. */
  rows: Array<Scalars['JSON']['output']>;
  /** Which column of the file each one was guessed from. */
  taken: Array<TakenColumn>;
  total: Scalars['Long']['output'];
  totalKind: TotalKind;
  /** Among the same first records. */
  unreadable: Array<UnreadableRow>;
  /** What the guess rests on. */
  why: Array<Scalars['String']['output']>;
};

/** A sentence, and the elements and posts that carry it. */
export type Finding = {
  __typename?: 'Finding';
  changedAt: Scalars['DateTime']['output'];
  changedBy: Scalars['String']['output'];
  chart?: Maybe<Scalars['ID']['output']>;
  createdAt: Scalars['DateTime']['output'];
  elements: Array<Scalars['ID']['output']>;
  id: Scalars['ID']['output'];
  /** Of all posts that carry it, those gone since too. */
  postIds: Array<Scalars['ID']['output']>;
  /** Those that the case has; postIds names all. */
  posts: Array<Post>;
  sentence: Scalars['String']['output'];
  version: Scalars['Int']['output'];
};

/** The findings of a case, oldest first. */
export type FindingList = Listing & {
  __typename?: 'FindingList';
  /** Whether everything that was asked for is in the list. */
  complete: Scalars['Boolean']['output'];
  findings: Array<Finding>;
  /** Why it is not complete. */
  reason?: Maybe<Scalars['String']['output']>;
  returned: Scalars['Int']['output'];
  total: Scalars['Long']['output'];
  totalKind: TotalKind;
};

/** An answer that was kept, with all that is needed to ask it again. */
export type FrozenAnswer = {
  __typename?: 'FrozenAnswer';
  askedAt: Scalars['DateTime']['output'];
  columns: Array<Scalars['String']['output']>;
  /** Asks again, with the same parameters, and holds the two answers together. */
  compared: ComparedAnswers;
  complete: Scalars['Boolean']['output'];
  /** Of the case's runs, cursors and assertions at that time; not of every element. */
  dataState: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  investigation: Scalars['String']['output'];
  knownOn?: Maybe<Scalars['DateTime']['output']>;
  /** Whether it is a person's own investigation. */
  own: Scalars['Boolean']['output'];
  parameters: Scalars['JSON']['output'];
  /** The Cypher as it was asked. */
  questionText: Scalars['String']['output'];
  reason?: Maybe<Scalars['String']['output']>;
  returned: Scalars['Int']['output'];
  /** One list of values per row, in the order of the columns. */
  rows: Array<Scalars['JSON']['output']>;
  /** Of the Cypher as it was asked. */
  textSha256: Scalars['String']['output'];
  title: Scalars['String']['output'];
  total: Scalars['Long']['output'];
};

/** What is told of a frozen answer in a list: all but its rows. */
export type FrozenAnswerEntry = {
  __typename?: 'FrozenAnswerEntry';
  askedAt: Scalars['DateTime']['output'];
  columns: Array<Scalars['String']['output']>;
  complete: Scalars['Boolean']['output'];
  /** Of the case's runs, cursors and assertions at that time; not of every element. */
  dataState: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  investigation: Scalars['String']['output'];
  knownOn?: Maybe<Scalars['DateTime']['output']>;
  /** Whether it is a person's own investigation. */
  own: Scalars['Boolean']['output'];
  parameters: Scalars['JSON']['output'];
  reason?: Maybe<Scalars['String']['output']>;
  returned: Scalars['Int']['output'];
  /** Of the Cypher as it was asked. */
  textSha256: Scalars['String']['output'];
  title: Scalars['String']['output'];
  total: Scalars['Long']['output'];
};

/** The frozen answers of a case, oldest first. */
export type FrozenAnswerList = Listing & {
  __typename?: 'FrozenAnswerList';
  answers: Array<FrozenAnswerEntry>;
  /** Whether everything that was asked for is in the list. */
  complete: Scalars['Boolean']['output'];
  /** Why it is not complete. */
  reason?: Maybe<Scalars['String']['output']>;
  returned: Scalars['Int']['output'];
  total: Scalars['Long']['output'];
  totalKind: TotalKind;
};

/** A tag, normalised, the same on every platform. */
export type Hashtag = Node & {
  __typename?: 'Hashtag';
  /** the capture behind captured_first */
  captureFirst?: Maybe<Scalars['String']['output']>;
  /** the capture behind captured_last */
  captureLast?: Maybe<Scalars['String']['output']>;
  /** when a source that speaks of it was first read, by whoever read it */
  capturedFirst?: Maybe<Scalars['DateTime']['output']>;
  /** when a source that speaks of it was last read */
  capturedLast?: Maybe<Scalars['DateTime']['output']>;
  /** the whole key, where it was too long to be the id */
  fullKey?: Maybe<Scalars['String']['output']>;
  /** when this Sociogram first learned that it was deleted */
  goneRecorded?: Maybe<Scalars['DateTime']['output']>;
  /** Names case, label and key; stays when the data is loaded again. */
  id: Scalars['ID']['output'];
  /** As the model has it: x:12, a tag, a normalised URL. */
  key: Scalars['String']['output'];
  label: NodeLabel;
  /** Exact counts by relationship type and direction; types without any are left out. */
  neighbours: Array<NeighbourCount>;
  /** when this Sociogram first stored it */
  recordedFirst?: Maybe<Scalars['DateTime']['output']>;
  /** known only by reference so far */
  stub?: Maybe<Scalars['Boolean']['output']>;
};

/** A saved Cypher question. */
export type Investigation = {
  __typename?: 'Investigation';
  columns: Array<Scalars['String']['output']>;
  name: Scalars['String']['output'];
  /** Of a graph: the label of what source and target name. */
  nodes: Scalars['String']['output'];
  /** Whether a person wrote it; it passes the gate each time it is asked. */
  own: Scalars['Boolean']['output'];
  parameters: Array<InvestigationParameter>;
  question: Scalars['String']['output'];
  /** table or graph */
  shows: Scalars['String']['output'];
  title: Scalars['String']['output'];
};

/** What an investigation found, and with which parameters. */
export type InvestigationAnswer = Listing & {
  __typename?: 'InvestigationAnswer';
  columns: Array<Scalars['String']['output']>;
  /** Whether everything that was asked for is in the list. */
  complete: Scalars['Boolean']['output'];
  /** light, heavy (may take more than 5 s) or may reach its time limit. */
  cost: Scalars['String']['output'];
  /** What the planner expected all steps together to yield. */
  estimatedRows: Scalars['Long']['output'];
  name: Scalars['String']['output'];
  nodes: Scalars['String']['output'];
  own: Scalars['Boolean']['output'];
  parameters: Scalars['JSON']['output'];
  /** Why it is not complete. */
  reason?: Maybe<Scalars['String']['output']>;
  returned: Scalars['Int']['output'];
  /** One list of values per row, in the order of the columns. */
  rows: Array<Scalars['JSON']['output']>;
  seconds: Scalars['Float']['output'];
  shows: Scalars['String']['output'];
  title: Scalars['String']['output'];
  total: Scalars['Long']['output'];
  totalKind: TotalKind;
};

/** What an investigation is expected to cost, before it runs. */
export type InvestigationCost = {
  __typename?: 'InvestigationCost';
  cost: Scalars['String']['output'];
  estimatedRows: Scalars['Long']['output'];
  timeLimitSeconds: Scalars['Float']['output'];
};

/** All saved investigations. */
export type InvestigationList = Listing & {
  __typename?: 'InvestigationList';
  /** Whether everything that was asked for is in the list. */
  complete: Scalars['Boolean']['output'];
  investigations: Array<Investigation>;
  /** Why it is not complete. */
  reason?: Maybe<Scalars['String']['output']>;
  returned: Scalars['Int']['output'];
  total: Scalars['Long']['output'];
  totalKind: TotalKind;
};

/** What an investigation can be told. */
export type InvestigationParameter = {
  __typename?: 'InvestigationParameter';
  default?: Maybe<Scalars['String']['output']>;
  help: Scalars['String']['output'];
  least?: Maybe<Scalars['Float']['output']>;
  most?: Maybe<Scalars['Float']['output']>;
  name: Scalars['String']['output'];
  type: Scalars['String']['output'];
};

/** Work on a case that goes on while nobody looks. Those of one case run one after the other. */
export type Job = {
  __typename?: 'Job';
  case: Scalars['ID']['output'];
  /** How many of its stage's units. */
  done?: Maybe<Scalars['Long']['output']>;
  error?: Maybe<JobError>;
  finishedAt?: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  /** load, take back, analysis, demo or delete. */
  kind: Scalars['String']['output'];
  result?: Maybe<Scalars['JSON']['output']>;
  /** The Run that it began, or that it takes back. */
  run?: Maybe<Scalars['ID']['output']>;
  /** What it does now, or that it waits. */
  stage?: Maybe<Scalars['String']['output']>;
  startedAt?: Maybe<Scalars['DateTime']['output']>;
  state: JobState;
  title: Scalars['String']['output'];
  /** Nothing where that is not known before. */
  total?: Maybe<Scalars['Long']['output']>;
  unit?: Maybe<Scalars['String']['output']>;
};

/** Why a job did not come to its end, and what to do next. */
export type JobError = {
  __typename?: 'JobError';
  code: Scalars['String']['output'];
  cure: Scalars['String']['output'];
  what: Scalars['String']['output'];
};

/** A job as it is now: told first of each, then of each that changed. */
export type JobEvent = {
  __typename?: 'JobEvent';
  job: Job;
};

/** Jobs of the case that run, and the last that ended, the newest first. */
export type JobList = Listing & {
  __typename?: 'JobList';
  /** Whether everything that was asked for is in the list. */
  complete: Scalars['Boolean']['output'];
  jobs: Array<Job>;
  /** Why it is not complete. */
  reason?: Maybe<Scalars['String']['output']>;
  returned: Scalars['Int']['output'];
  total: Scalars['Long']['output'];
  totalKind: TotalKind;
};

/** One that waits for another is running too: its stage says so. */
export type JobState =
  | 'CANCELLED'
  | 'DONE'
  | 'FAILED'
  | 'RUNNING';

export type LabelCount = {
  __typename?: 'LabelCount';
  count: Scalars['Long']['output'];
  label: NodeLabel;
};

export type LanguageCount = {
  __typename?: 'LanguageCount';
  language: Scalars['String']['output'];
  posts: Scalars['Long']['output'];
};

/** Languages of the posts, as their platforms say. */
export type LanguageList = Listing & {
  __typename?: 'LanguageList';
  /** Whether everything that was asked for is in the list. */
  complete: Scalars['Boolean']['output'];
  languages: Array<LanguageCount>;
  /** Why it is not complete. */
  reason?: Maybe<Scalars['String']['output']>;
  returned: Scalars['Int']['output'];
  total: Scalars['Long']['output'];
  totalKind: TotalKind;
  /** Posts of which no language is told; stubs are among them. */
  unknown: Scalars['Long']['output'];
};

/** A URL after normalisation 1, the same on every platform. */
export type Link = Node & {
  __typename?: 'Link';
  /** the capture behind captured_first */
  captureFirst?: Maybe<Scalars['String']['output']>;
  /** the capture behind captured_last */
  captureLast?: Maybe<Scalars['String']['output']>;
  /** when a source that speaks of it was first read, by whoever read it */
  capturedFirst?: Maybe<Scalars['DateTime']['output']>;
  /** when a source that speaks of it was last read */
  capturedLast?: Maybe<Scalars['DateTime']['output']>;
  /** the whole key, where it was too long to be the id */
  fullKey?: Maybe<Scalars['String']['output']>;
  /** when this Sociogram first learned that it was deleted */
  goneRecorded?: Maybe<Scalars['DateTime']['output']>;
  /** Names case, label and key; stays when the data is loaded again. */
  id: Scalars['ID']['output'];
  /** As the model has it: x:12, a tag, a normalised URL. */
  key: Scalars['String']['output'];
  label: NodeLabel;
  /** Exact counts by relationship type and direction; types without any are left out. */
  neighbours: Array<NeighbourCount>;
  /** when this Sociogram first stored it */
  recordedFirst?: Maybe<Scalars['DateTime']['output']>;
  /** known only by reference so far */
  stub?: Maybe<Scalars['Boolean']['output']>;
  /** as the platform shows it */
  title?: Maybe<Scalars['String']['output']>;
};

/** What every list says about itself. */
export type Listing = {
  /** Whether everything that was asked for is in the list. */
  complete: Scalars['Boolean']['output'];
  /** Why it is not complete. */
  reason?: Maybe<Scalars['String']['output']>;
  returned: Scalars['Int']['output'];
  total: Scalars['Long']['output'];
  totalKind: TotalKind;
};

/** What analyses write on accounts. */
export type Measure =
  | 'AUTHORITY'
  | 'BETWEENNESS'
  | 'CLOSENESS'
  | 'COMMUNITY'
  | 'COMPONENT'
  | 'CORE'
  | 'DEGREE'
  | 'EIGENVECTOR'
  | 'HUB'
  | 'INFLUENCE'
  | 'PAGERANK'
  | 'STRENGTH';

/** Accounts by a measure, the greatest value first, as it was at the first page. */
export type MeasureConnection = Listing & {
  __typename?: 'MeasureConnection';
  /** Whether everything that was asked for is in the list. */
  complete: Scalars['Boolean']['output'];
  edges: Array<MeasuredEdge>;
  measure: Measure;
  nodes: Array<Measured>;
  pageInfo: PageInfo;
  /** Why it is not complete. */
  reason?: Maybe<Scalars['String']['output']>;
  returned: Scalars['Int']['output'];
  /** What computed it. */
  run?: Maybe<Run>;
  total: Scalars['Long']['output'];
  totalKind: TotalKind;
};

/** What one measure says of one account. */
export type MeasureValue = {
  __typename?: 'MeasureValue';
  measure: Measure;
  /** What computed it. */
  run?: Maybe<Run>;
  value: Scalars['Float']['output'];
};

/** All measures that an account has a value of. */
export type MeasureValues = Listing & {
  __typename?: 'MeasureValues';
  account: Node;
  /** Whether everything that was asked for is in the list. */
  complete: Scalars['Boolean']['output'];
  measures: Array<MeasureValue>;
  /** Why it is not complete. */
  reason?: Maybe<Scalars['String']['output']>;
  returned: Scalars['Int']['output'];
  total: Scalars['Long']['output'];
  totalKind: TotalKind;
};

/** An account and its value. */
export type Measured = {
  __typename?: 'Measured';
  account: Node;
  value: Scalars['Float']['output'];
};

/** One row of a page, and its place in the list. */
export type MeasuredEdge = {
  __typename?: 'MeasuredEdge';
  cursor: Scalars['String']['output'];
  node: Measured;
};

/** A picture, video or sound: by content hash where its bytes are held, by normalised URL until then. */
export type Media = Node & {
  __typename?: 'Media';
  /** the capture behind captured_first */
  captureFirst?: Maybe<Scalars['String']['output']>;
  /** the capture behind captured_last */
  captureLast?: Maybe<Scalars['String']['output']>;
  /** when a source that speaks of it was first read, by whoever read it */
  capturedFirst?: Maybe<Scalars['DateTime']['output']>;
  /** when a source that speaks of it was last read */
  capturedLast?: Maybe<Scalars['DateTime']['output']>;
  /** the alternative text */
  description?: Maybe<Scalars['String']['output']>;
  /** the whole key, where it was too long to be the id */
  fullKey?: Maybe<Scalars['String']['output']>;
  /** when this Sociogram first learned that it was deleted */
  goneRecorded?: Maybe<Scalars['DateTime']['output']>;
  /** Names case, label and key; stays when the data is loaded again. */
  id: Scalars['ID']['output'];
  /** As the model has it: x:12, a tag, a normalised URL. */
  key: Scalars['String']['output'];
  /** photo, video, animation or sound */
  kind?: Maybe<Scalars['String']['output']>;
  label: NodeLabel;
  /** Exact counts by relationship type and direction; types without any are left out. */
  neighbours: Array<NeighbourCount>;
  /** when this Sociogram first stored it */
  recordedFirst?: Maybe<Scalars['DateTime']['output']>;
  /** known only by reference so far */
  stub?: Maybe<Scalars['Boolean']['output']>;
  url?: Maybe<Scalars['String']['output']>;
};

/** Accounts of a community, the most influential by PageRank first. */
export type MemberConnection = Listing & {
  __typename?: 'MemberConnection';
  /** Whether everything that was asked for is in the list. */
  complete: Scalars['Boolean']['output'];
  edges: Array<NodeEdge>;
  nodes: Array<Node>;
  pageInfo: PageInfo;
  /** Why it is not complete. */
  reason?: Maybe<Scalars['String']['output']>;
  returned: Scalars['Int']['output'];
  total: Scalars['Long']['output'];
  totalKind: TotalKind;
};

export type Mutation = {
  __typename?: 'Mutation';
  /** Opens a case for a change, by id or title. */
  case: CaseChanges;
  /** A new, empty case. */
  createCase: CaseEntry;
  /** With all that it holds. The title is given again, to confirm; its id comes back. */
  deleteCase: Scalars['ID']['output'];
  /** The case of simulated posts, loaded and analysed; made where it is not there. */
  demoCase: Job;
  /** Its id stays, and so does all that names it. */
  renameCase: CaseEntry;
};


export type MutationCaseArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  knownOn?: InputMaybe<Scalars['DateTime']['input']>;
  title?: InputMaybe<Scalars['String']['input']>;
};


export type MutationCreateCaseArgs = {
  title: Scalars['String']['input'];
};


export type MutationDeleteCaseArgs = {
  id: Scalars['ID']['input'];
  title: Scalars['String']['input'];
};


export type MutationRenameCaseArgs = {
  id: Scalars['ID']['input'];
  title: Scalars['String']['input'];
};

/** How many relationships of one type a node has in one direction, exactly. */
export type NeighbourCount = {
  __typename?: 'NeighbourCount';
  direction: Direction;
  total: Scalars['Long']['output'];
  type: RelationshipType;
};

/** How many relationships a node has, by type and direction. */
export type NeighbourTotals = {
  __typename?: 'NeighbourTotals';
  counts: Array<NeighbourCount>;
  id: Scalars['ID']['output'];
};

/** Identified by its id among all cases, by its key within its label. */
export type Node = {
  /** Names case, label and key; stays when the data is loaded again. */
  id: Scalars['ID']['output'];
  /** As the model has it: x:12, a tag, a normalised URL. */
  key: Scalars['String']['output'];
  label: NodeLabel;
  /** Exact counts by relationship type and direction; types without any are left out. */
  neighbours: Array<NeighbourCount>;
};

/** One row of a page, and its place in the list. */
export type NodeEdge = {
  __typename?: 'NodeEdge';
  cursor: Scalars['String']['output'];
  node: Node;
};

/** A label of the model. */
export type NodeLabel =
  | 'ACCOUNT'
  | 'CHANNEL'
  | 'CURSOR'
  | 'DOMAIN'
  | 'HASHTAG'
  | 'LINK'
  | 'MEDIA'
  | 'ORGANISATION'
  | 'PERSON'
  | 'PLACE'
  | 'POST'
  | 'RUN'
  | 'TOPIC';

/** What a person wrote on elements, on a chart, or on the case. */
export type Note = {
  __typename?: 'Note';
  changedAt: Scalars['DateTime']['output'];
  changedBy: Scalars['String']['output'];
  chart?: Maybe<Scalars['ID']['output']>;
  createdAt: Scalars['DateTime']['output'];
  elements: Array<Scalars['ID']['output']>;
  id: Scalars['ID']['output'];
  text: Scalars['String']['output'];
  version: Scalars['Int']['output'];
};

/** The notes of a case or of one chart, oldest first. */
export type NoteList = Listing & {
  __typename?: 'NoteList';
  /** Whether everything that was asked for is in the list. */
  complete: Scalars['Boolean']['output'];
  notes: Array<Note>;
  /** Why it is not complete. */
  reason?: Maybe<Scalars['String']['output']>;
  returned: Scalars['Int']['output'];
  total: Scalars['Long']['output'];
  totalKind: TotalKind;
};

/** A body, only as an analyst's assertion, never by ingest. */
export type Organisation = Node & {
  __typename?: 'Organisation';
  /** the capture behind captured_first */
  captureFirst?: Maybe<Scalars['String']['output']>;
  /** the capture behind captured_last */
  captureLast?: Maybe<Scalars['String']['output']>;
  /** when a source that speaks of it was first read, by whoever read it */
  capturedFirst?: Maybe<Scalars['DateTime']['output']>;
  /** when a source that speaks of it was last read */
  capturedLast?: Maybe<Scalars['DateTime']['output']>;
  /** the whole key, where it was too long to be the id */
  fullKey?: Maybe<Scalars['String']['output']>;
  /** when this Sociogram first learned that it was deleted */
  goneRecorded?: Maybe<Scalars['DateTime']['output']>;
  /** Names case, label and key; stays when the data is loaded again. */
  id: Scalars['ID']['output'];
  /** As the model has it: x:12, a tag, a normalised URL. */
  key: Scalars['String']['output'];
  label: NodeLabel;
  name?: Maybe<Scalars['String']['output']>;
  /** Exact counts by relationship type and direction; types without any are left out. */
  neighbours: Array<NeighbourCount>;
  /** when this Sociogram first stored it */
  recordedFirst?: Maybe<Scalars['DateTime']['output']>;
  /** known only by reference so far */
  stub?: Maybe<Scalars['Boolean']['output']>;
};

/** How many records had which outcome. */
export type OutcomeCount = {
  __typename?: 'OutcomeCount';
  count: Scalars['Int']['output'];
  outcome: Scalars['String']['output'];
};

/** A case at a glance. Posts over time are at volume. */
export type Overview = {
  __typename?: 'Overview';
  /** Of the last analysis that found them. */
  communities: TopCommunities;
  coverage: Coverage;
  /** By the links of posts that lead there. */
  domains: SharedList;
  /** By the posts that carry them. */
  hashtags: SharedList;
  languages: LanguageList;
  sources: SourceList;
  topAccounts: TopAccounts;
};

/** An investigation that a person wrote: the same file as a built-in one. */
export type OwnInvestigationEntry = {
  __typename?: 'OwnInvestigationEntry';
  investigation?: Maybe<Investigation>;
  name: Scalars['String']['output'];
  /** Of this case alone; otherwise of all cases. */
  onlyHere: Scalars['Boolean']['output'];
  /** Why it can't be asked. */
  problem?: Maybe<Scalars['String']['output']>;
  savedAt: Scalars['DateTime']['output'];
  sha256: Scalars['String']['output'];
  text: Scalars['String']['output'];
};

/** A person's own investigations that can be asked in this case. */
export type OwnInvestigationList = Listing & {
  __typename?: 'OwnInvestigationList';
  /** Whether everything that was asked for is in the list. */
  complete: Scalars['Boolean']['output'];
  investigations: Array<OwnInvestigationEntry>;
  /** Why it is not complete. */
  reason?: Maybe<Scalars['String']['output']>;
  returned: Scalars['Int']['output'];
  total: Scalars['Long']['output'];
  totalKind: TotalKind;
};

/** Where this page lies in the list. */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** Goes into after, for the next page. */
  endCursor?: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  hasPreviousPage: Scalars['Boolean']['output'];
  startCursor?: Maybe<Scalars['String']['output']>;
};

/** A way from the start to the end, no node twice. */
export type Path = {
  __typename?: 'Path';
  length: Scalars['Int']['output'];
  nodes: Array<Node>;
  relationships: Array<Relationship>;
};

/** Whether a path may walk a relationship against its direction. */
export type PathDirection =
  | 'ALONG'
  | 'ANY';

/** Over what paths may go. since is inclusive, until exclusive. */
export type PathLimits = {
  direction?: PathDirection;
  maxLength?: Scalars['Int']['input'];
  since?: InputMaybe<Scalars['DateTime']['input']>;
  types?: InputMaybe<Array<RelationshipType>>;
  until?: InputMaybe<Scalars['DateTime']['input']>;
};

/** Paths, the shortest first; found says whether there are any. */
export type PathList = Listing & {
  __typename?: 'PathList';
  bound: SearchBound;
  /** Whether everything that was asked for is in the list. */
  complete: Scalars['Boolean']['output'];
  found: Scalars['Boolean']['output'];
  paths: Array<Path>;
  /** Why it is not complete. */
  reason?: Maybe<Scalars['String']['output']>;
  returned: Scalars['Int']['output'];
  /** All paths of up to this length were looked at. */
  searchedTo: Scalars['Int']['output'];
  total: Scalars['Long']['output'];
  totalKind: TotalKind;
};

/** A human being, only as an analyst's assertion, never by ingest. */
export type Person = Node & {
  __typename?: 'Person';
  /** the capture behind captured_first */
  captureFirst?: Maybe<Scalars['String']['output']>;
  /** the capture behind captured_last */
  captureLast?: Maybe<Scalars['String']['output']>;
  /** when a source that speaks of it was first read, by whoever read it */
  capturedFirst?: Maybe<Scalars['DateTime']['output']>;
  /** when a source that speaks of it was last read */
  capturedLast?: Maybe<Scalars['DateTime']['output']>;
  /** the whole key, where it was too long to be the id */
  fullKey?: Maybe<Scalars['String']['output']>;
  /** when this Sociogram first learned that it was deleted */
  goneRecorded?: Maybe<Scalars['DateTime']['output']>;
  /** Names case, label and key; stays when the data is loaded again. */
  id: Scalars['ID']['output'];
  /** As the model has it: x:12, a tag, a normalised URL. */
  key: Scalars['String']['output'];
  label: NodeLabel;
  name?: Maybe<Scalars['String']['output']>;
  /** Exact counts by relationship type and direction; types without any are left out. */
  neighbours: Array<NeighbourCount>;
  /** when this Sociogram first stored it */
  recordedFirst?: Maybe<Scalars['DateTime']['output']>;
  /** known only by reference so far */
  stub?: Maybe<Scalars['Boolean']['output']>;
};

/** A place that a platform names. */
export type Place = Node & {
  __typename?: 'Place';
  /** the capture behind captured_first */
  captureFirst?: Maybe<Scalars['String']['output']>;
  /** the capture behind captured_last */
  captureLast?: Maybe<Scalars['String']['output']>;
  /** when a source that speaks of it was first read, by whoever read it */
  capturedFirst?: Maybe<Scalars['DateTime']['output']>;
  /** when a source that speaks of it was last read */
  capturedLast?: Maybe<Scalars['DateTime']['output']>;
  /** ISO 3166 two letters */
  country?: Maybe<Scalars['String']['output']>;
  /** the whole key, where it was too long to be the id */
  fullKey?: Maybe<Scalars['String']['output']>;
  /** when this Sociogram first learned that it was deleted */
  goneRecorded?: Maybe<Scalars['DateTime']['output']>;
  /** Names case, label and key; stays when the data is loaded again. */
  id: Scalars['ID']['output'];
  /** As the model has it: x:12, a tag, a normalised URL. */
  key: Scalars['String']['output'];
  label: NodeLabel;
  /** degrees, centre */
  latitude?: Maybe<Scalars['Float']['output']>;
  /** degrees, centre */
  longitude?: Maybe<Scalars['Float']['output']>;
  name?: Maybe<Scalars['String']['output']>;
  /** Exact counts by relationship type and direction; types without any are left out. */
  neighbours: Array<NeighbourCount>;
  /** when this Sociogram first stored it */
  recordedFirst?: Maybe<Scalars['DateTime']['output']>;
  /** known only by reference so far */
  stub?: Maybe<Scalars['Boolean']['output']>;
};

/** One published message, a repost included. */
export type Post = Node & {
  __typename?: 'Post';
  /** when it was published, UTC */
  at?: Maybe<Scalars['DateTime']['output']>;
  /** who says so: platform, client or capture */
  atSource?: Maybe<Scalars['String']['output']>;
  author?: Maybe<Account>;
  /** the capture behind captured_first */
  captureFirst?: Maybe<Scalars['String']['output']>;
  /** the capture behind captured_last */
  captureLast?: Maybe<Scalars['String']['output']>;
  /** when a source that speaks of it was first read, by whoever read it */
  capturedFirst?: Maybe<Scalars['DateTime']['output']>;
  /** when a source that speaks of it was last read */
  capturedLast?: Maybe<Scalars['DateTime']['output']>;
  /** as the source labels it */
  category?: Maybe<Scalars['String']['output']>;
  /** the app that it was written with, as stated */
  client?: Maybe<Scalars['String']['output']>;
  /** id of the thread's first post, as the platform says */
  conversation?: Maybe<Scalars['String']['output']>;
  editedAt?: Maybe<Scalars['DateTime']['output']>;
  /** the whole key, where it was too long to be the id */
  fullKey?: Maybe<Scalars['String']['output']>;
  /** when this Sociogram first learned that it was deleted */
  goneRecorded?: Maybe<Scalars['DateTime']['output']>;
  /** Names case, label and key; stays when the data is loaded again. */
  id: Scalars['ID']['output'];
  /** also where the original is not known */
  isRepost?: Maybe<Scalars['Boolean']['output']>;
  /** As the model has it: x:12, a tag, a normalised URL. */
  key: Scalars['String']['output'];
  label: NodeLabel;
  language?: Maybe<Scalars['String']['output']>;
  /** a snapshot */
  likes?: Maybe<Scalars['Long']['output']>;
  nativeId?: Maybe<Scalars['String']['output']>;
  /** Exact counts by relationship type and direction; types without any are left out. */
  neighbours: Array<NeighbourCount>;
  platform?: Maybe<Scalars['String']['output']>;
  /** a snapshot */
  quotes?: Maybe<Scalars['Long']['output']>;
  /** when this Sociogram first stored it */
  recordedFirst?: Maybe<Scalars['DateTime']['output']>;
  /** a snapshot */
  replies?: Maybe<Scalars['Long']['output']>;
  /** a snapshot */
  reposts?: Maybe<Scalars['Long']['output']>;
  sensitive?: Maybe<Scalars['Boolean']['output']>;
  /** known only by reference so far */
  stub?: Maybe<Scalars['Boolean']['output']>;
  text?: Maybe<Scalars['String']['output']>;
  /** hash of the normalised text; none where that is shorter than 20 characters */
  textKey?: Maybe<Scalars['String']['output']>;
  /** where it can be read */
  url?: Maybe<Scalars['String']['output']>;
  /** the same, normalised: a post can be asked for by its own URL */
  urlKey?: Maybe<Scalars['String']['output']>;
};

/** One row of a page, and its place in the list. */
export type PostEdge = {
  __typename?: 'PostEdge';
  cursor: Scalars['String']['output'];
  node: Post;
};

/** What a post is: a repost before anything else, then a quote, then a reply. */
export type PostKind =
  | 'ORIGINAL'
  | 'QUOTE'
  | 'REPLY'
  | 'REPOST';

export type Query = {
  __typename?: 'Query';
  /** What can be computed, and how. */
  analyses: AnalysisCatalogue;
  /** Opens a case by id or title. With knownOn, everything below is as it was known at that moment. */
  case: Case;
  /** Which cases there are. */
  cases: CaseList;
  /** What reads files. */
  connectors: ConnectorList;
  /** What an id names; nothing where it is not there or may not be seen. */
  node?: Maybe<Node>;
  /** The same for up to 500 ids, in the order asked for. */
  nodes: Array<Maybe<Node>>;
  /** What a share link leads to, for those who may see it. */
  shared: SharedChart;
};


export type QueryCaseArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  knownOn?: InputMaybe<Scalars['DateTime']['input']>;
  title?: InputMaybe<Scalars['String']['input']>;
};


export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
  knownOn?: InputMaybe<Scalars['DateTime']['input']>;
};


export type QueryNodesArgs = {
  ids: Array<Scalars['ID']['input']>;
  knownOn?: InputMaybe<Scalars['DateTime']['input']>;
};


export type QuerySharedArgs = {
  token: Scalars['String']['input'];
};

/** Records of a capture that are now in the graph; in the first event none. */
export type RecordsEvent = {
  __typename?: 'RecordsEvent';
  capture?: Maybe<Scalars['String']['output']>;
  /** Watching goes on behind this event with after: cursor. */
  cursor: Scalars['String']['output'];
  /** The position behind the last one. */
  end: Scalars['Long']['output'];
  /** The first 100 of them that are in the graph. */
  nodes: Array<Node>;
  outcomes: Array<OutcomeCount>;
  /** Keys of the runs that read them. */
  runs: Array<Scalars['String']['output']>;
  /** The first record's position in the capture. */
  start: Scalars['Long']['output'];
  /** How many nodes the records are about. */
  total: Scalars['Int']['output'];
};

/** A relationship, from start to end, as the model declares its type. */
export type Relationship = {
  __typename?: 'Relationship';
  /** When it happened, where that is known. */
  at?: Maybe<Scalars['DateTime']['output']>;
  end: Scalars['ID']['output'];
  endKey: Scalars['String']['output'];
  endLabel: NodeLabel;
  properties: Scalars['JSON']['output'];
  start: Scalars['ID']['output'];
  startKey: Scalars['String']['output'];
  startLabel: NodeLabel;
  type: RelationshipType;
};

/** Relationships between given nodes, in the order of type, start and end. */
export type RelationshipList = Listing & {
  __typename?: 'RelationshipList';
  /** Whether everything that was asked for is in the list. */
  complete: Scalars['Boolean']['output'];
  /** Why it is not complete. */
  reason?: Maybe<Scalars['String']['output']>;
  relationships: Array<Relationship>;
  returned: Scalars['Int']['output'];
  total: Scalars['Long']['output'];
  totalKind: TotalKind;
};

/** A relationship type of the model. */
export type RelationshipType =
  | 'ABOUT'
  | 'COORDINATED_WITH'
  | 'FOLLOWS'
  | 'INTERACTED'
  | 'IN_CHANNEL'
  | 'LIKED'
  | 'LINKS_TO'
  | 'LOCATED_AT'
  | 'MENTIONS'
  | 'ON_DOMAIN'
  | 'POSTED'
  | 'QUOTES'
  | 'REPLIES_TO'
  | 'REPOSTS'
  | 'SAME_AS'
  | 'SHOWS'
  | 'TAGGED';

/** One execution of an ingest or an analysis. Everything derived names its Run. */
export type Run = Node & {
  __typename?: 'Run';
  /** the capture behind captured_first */
  captureFirst?: Maybe<Scalars['String']['output']>;
  /** the capture behind captured_last */
  captureLast?: Maybe<Scalars['String']['output']>;
  /** when a source that speaks of it was first read, by whoever read it */
  capturedFirst?: Maybe<Scalars['DateTime']['output']>;
  /** when a source that speaks of it was last read */
  capturedLast?: Maybe<Scalars['DateTime']['output']>;
  /** what an ingest read */
  captures?: Maybe<Array<Scalars['String']['output']>>;
  /** records that changed it */
  changed?: Maybe<Scalars['Long']['output']>;
  /** of the projected graph that an analysis read */
  dataDigest?: Maybe<Scalars['String']['output']>;
  finishedAt?: Maybe<Scalars['DateTime']['output']>;
  /** the whole key, where it was too long to be the id */
  fullKey?: Maybe<Scalars['String']['output']>;
  /** when this Sociogram first learned that it was deleted */
  goneRecorded?: Maybe<Scalars['DateTime']['output']>;
  /** Names case, label and key; stays when the data is loaded again. */
  id: Scalars['ID']['output'];
  /** As the model has it: x:12, a tag, a normalised URL. */
  key: Scalars['String']['output'];
  /** ingest or analysis */
  kind?: Maybe<Scalars['String']['output']>;
  label: NodeLabel;
  /** the connector or analysis */
  name?: Maybe<Scalars['String']['output']>;
  /** Exact counts by relationship type and direction; types without any are left out. */
  neighbours: Array<NeighbourCount>;
  /** records whose main element was not there */
  new?: Maybe<Scalars['Long']['output']>;
  /** JSON, keys sorted */
  parameters?: Maybe<Scalars['String']['output']>;
  /** records */
  read?: Maybe<Scalars['Long']['output']>;
  /** when this Sociogram first stored it */
  recordedFirst?: Maybe<Scalars['DateTime']['output']>;
  /** records that could not be read, kept in the ledger */
  rejected?: Maybe<Scalars['Long']['output']>;
  /** JSON: what it says about itself, its uncertainty and warnings included */
  result?: Maybe<Scalars['String']['output']>;
  /** records that said nothing new */
  same?: Maybe<Scalars['Long']['output']>;
  seed?: Maybe<Scalars['Long']['output']>;
  startedAt?: Maybe<Scalars['DateTime']['output']>;
  /** running, done, failed or taken back */
  status?: Maybe<Scalars['String']['output']>;
  /** known only by reference so far */
  stub?: Maybe<Scalars['Boolean']['output']>;
  /** some ties are not recomputed yet */
  tiesPending?: Maybe<Scalars['Boolean']['output']>;
  /** JSON: library versions */
  versions?: Maybe<Scalars['String']['output']>;
};

/** Ingests and analyses, the newest first. */
export type RunConnection = Listing & {
  __typename?: 'RunConnection';
  /** Whether everything that was asked for is in the list. */
  complete: Scalars['Boolean']['output'];
  edges: Array<RunEdge>;
  nodes: Array<Run>;
  pageInfo: PageInfo;
  /** Why it is not complete. */
  reason?: Maybe<Scalars['String']['output']>;
  returned: Scalars['Int']['output'];
  total: Scalars['Long']['output'];
  totalKind: TotalKind;
};

/** One row of a page, and its place in the list. */
export type RunEdge = {
  __typename?: 'RunEdge';
  cursor: Scalars['String']['output'];
  node: Run;
};

/** A run that began, went on or ended; in the first event nothing, only where one begins. */
export type RunEvent = {
  __typename?: 'RunEvent';
  /** Watching goes on behind this event with after: cursor. */
  cursor: Scalars['String']['output'];
  run?: Maybe<Run>;
};

/** What was executed. */
export type RunKind =
  | 'ANALYSIS'
  | 'INGEST';

/** What ended a search for paths. */
export type SearchBound =
  /** There may be more than were asked for. */
  | 'COUNT'
  /** Longer ones were not asked for. */
  | 'LENGTH'
  /** All that there are were found. */
  | 'NONE'
  /** The time ran out before longer ones were searched. */
  | 'TIME';

/** Newest first: posts by their time, everything else by when it was first stored. */
export type SearchConnection = Listing & {
  __typename?: 'SearchConnection';
  /** Whether everything that was asked for is in the list. */
  complete: Scalars['Boolean']['output'];
  edges: Array<NodeEdge>;
  nodes: Array<Node>;
  pageInfo: PageInfo;
  /** Why it is not complete. */
  reason?: Maybe<Scalars['String']['output']>;
  returned: Scalars['Int']['output'];
  total: Scalars['Long']['output'];
  totalKind: TotalKind;
};

/** A link to a chart, for those who may see its case. */
export type Share = {
  __typename?: 'Share';
  chart: Scalars['ID']['output'];
  createdAt: Scalars['DateTime']['output'];
  createdBy: Scalars['String']['output'];
  token: Scalars['String']['output'];
  /** Nothing where the link always shows the newest. */
  version?: Maybe<Scalars['Int']['output']>;
};

/** The share links of a case or of one chart, oldest first. */
export type ShareList = Listing & {
  __typename?: 'ShareList';
  /** Whether everything that was asked for is in the list. */
  complete: Scalars['Boolean']['output'];
  /** Why it is not complete. */
  reason?: Maybe<Scalars['String']['output']>;
  returned: Scalars['Int']['output'];
  shares: Array<Share>;
  total: Scalars['Long']['output'];
  totalKind: TotalKind;
};

/** A node that posts have in common, and how often. */
export type Shared = {
  __typename?: 'Shared';
  count: Scalars['Long']['output'];
  id: Scalars['ID']['output'];
  key: Scalars['String']['output'];
};

/** What a share link leads to. */
export type SharedChart = {
  __typename?: 'SharedChart';
  case: CaseEntry;
  chart: Chart;
  /** Whether it is one version for good, which can only be looked at. */
  fixed: Scalars['Boolean']['output'];
};

/** Those that occur most, the most frequent first. */
export type SharedList = Listing & {
  __typename?: 'SharedList';
  /** Whether everything that was asked for is in the list. */
  complete: Scalars['Boolean']['output'];
  items: Array<Shared>;
  /** Why it is not complete. */
  reason?: Maybe<Scalars['String']['output']>;
  returned: Scalars['Int']['output'];
  total: Scalars['Long']['output'];
  totalKind: TotalKind;
};

/** Both shared the same things within a window, as a Run found it. It has no direction. */
export type Simultaneous = {
  __typename?: 'Simultaneous';
  certainty: Scalars['String']['output'];
  /** Pairs by chance; none where not tested against it. */
  expected?: Maybe<Scalars['Float']['output']>;
  objectKind?: Maybe<Scalars['String']['output']>;
  pValue?: Maybe<Scalars['Float']['output']>;
  /** Pairs of shares within the window. */
  pairs: Scalars['Long']['output'];
  /** The key of the Run that found it. */
  runKey?: Maybe<Scalars['String']['output']>;
  windowSeconds?: Maybe<Scalars['Long']['output']>;
};

/** Where captures came from. */
export type SourceEntry = {
  __typename?: 'SourceEntry';
  bytes: Scalars['Long']['output'];
  captures: Scalars['Int']['output'];
  connector: Scalars['String']['output'];
  how: Scalars['String']['output'];
  name: Scalars['String']['output'];
  retrievedFirst: Scalars['DateTime']['output'];
  retrievedLast: Scalars['DateTime']['output'];
};

/** The sources that the case rests on, the last recorded first. What was taken back is none. */
export type SourceList = Listing & {
  __typename?: 'SourceList';
  /** Of all sources together. */
  captures: Scalars['Int']['output'];
  /** Whether everything that was asked for is in the list. */
  complete: Scalars['Boolean']['output'];
  /** Why it is not complete. */
  reason?: Maybe<Scalars['String']['output']>;
  returned: Scalars['Int']['output'];
  sources: Array<SourceEntry>;
  total: Scalars['Long']['output'];
  totalKind: TotalKind;
};

/** One step: the relationship and the node at its other end. */
export type Step = {
  __typename?: 'Step';
  /** When it happened, where that is known. */
  at?: Maybe<Scalars['DateTime']['output']>;
  /** Of the node, where the order is by it. */
  degree?: Maybe<Scalars['Long']['output']>;
  direction: Direction;
  node: Node;
  properties: Scalars['JSON']['output'];
  type: RelationshipType;
};

/** Steps from one node. By time, what has no time, or one that new posts move, comes last, by key; an order by degree is kept as it was at the first page. */
export type StepConnection = Listing & {
  __typename?: 'StepConnection';
  /** Whether everything that was asked for is in the list. */
  complete: Scalars['Boolean']['output'];
  edges: Array<StepEdge>;
  nodes: Array<Step>;
  pageInfo: PageInfo;
  /** Why it is not complete. */
  reason?: Maybe<Scalars['String']['output']>;
  returned: Scalars['Int']['output'];
  total: Scalars['Long']['output'];
  totalKind: TotalKind;
};

/** One row of a page, and its place in the list. */
export type StepEdge = {
  __typename?: 'StepEdge';
  cursor: Scalars['String']['output'];
  node: Step;
};

/** Nodes around some seeds, and every relationship between them. The total is of nodes. */
export type SubgraphList = Listing & {
  __typename?: 'SubgraphList';
  /** Whether everything that was asked for is in the list. */
  complete: Scalars['Boolean']['output'];
  nodes: Array<Node>;
  /** Why it is not complete. */
  reason?: Maybe<Scalars['String']['output']>;
  relationships: Array<Relationship>;
  returned: Scalars['Int']['output'];
  total: Scalars['Long']['output'];
  totalKind: TotalKind;
};

/** What changes in a case while somebody watches. A break is gone on from with after. */
export type Subscription = {
  __typename?: 'Subscription';
  /** Each job of the case as it is, and again whenever it moves. */
  jobs: JobEvent;
  /** Records as they come into the case, those of a capture in the order of their positions. */
  records: RecordsEvent;
  /** Ingests and analyses of the case as they begin, go on and end. */
  runs: RunEvent;
};


/** What changes in a case while somebody watches. A break is gone on from with after. */
export type SubscriptionJobsArgs = {
  id: Scalars['ID']['input'];
};


/** What changes in a case while somebody watches. A break is gone on from with after. */
export type SubscriptionRecordsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  id: Scalars['ID']['input'];
};


/** What changes in a case while somebody watches. A break is gone on from with after. */
export type SubscriptionRunsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  id: Scalars['ID']['input'];
};

/** What a column of the contract is taken from. */
export type TakenColumn = {
  __typename?: 'TakenColumn';
  column: Scalars['String']['output'];
  name: Scalars['String']['output'];
};

/** What the account did towards `account` (or it towards the account, where incoming). */
export type Tie = {
  __typename?: 'Tie';
  account: Node;
  /** How each part of the tie is known. */
  certainty: Scalars['String']['output'];
  /** Known where nothing narrows the ties, and where they were counted from the posts. */
  firstAt?: Maybe<Scalars['DateTime']['output']>;
  /** Of these; none where there are none. */
  firstDay?: Maybe<Scalars['Date']['output']>;
  followed: Scalars['Boolean']['output'];
  /** Often not known. */
  followedAt?: Maybe<Scalars['DateTime']['output']>;
  lastAt?: Maybe<Scalars['DateTime']['output']>;
  lastDay?: Maybe<Scalars['Date']['output']>;
  mentions: Scalars['Long']['output'];
  /** The posts behind it; all rows of a page in one read. */
  posts: TiePosts;
  quotes: Scalars['Long']['output'];
  replies: Scalars['Long']['output'];
  reposts: Scalars['Long']['output'];
  simultaneous: Array<Simultaneous>;
  /** Reposts, replies, quotes and mentions, as far as they are asked for. */
  weight: Scalars['Long']['output'];
};


/** What the account did towards `account` (or it towards the account, where incoming). */
export type TiePostsArgs = {
  first?: Scalars['Int']['input'];
};

/** Ties of one account, the strongest first, as it was at the first page. */
export type TieConnection = Listing & {
  __typename?: 'TieConnection';
  account: Node;
  /** Keys of handle-only accounts that are seen as this one. */
  aliases: Array<Scalars['String']['output']>;
  /** Whether everything that was asked for is in the list. */
  complete: Scalars['Boolean']['output'];
  direction: Direction;
  edges: Array<TieEdge>;
  nodes: Array<Tie>;
  pageInfo: PageInfo;
  /** Why it is not complete. */
  reason?: Maybe<Scalars['String']['output']>;
  returned: Scalars['Int']['output'];
  total: Scalars['Long']['output'];
  totalKind: TotalKind;
};

/** One row of a page, and its place in the list. */
export type TieEdge = {
  __typename?: 'TieEdge';
  cursor: Scalars['String']['output'];
  node: Tie;
};

/** The posts with which source acted on target, newest first. */
export type TieEvidence = Listing & {
  __typename?: 'TieEvidence';
  /** Whether everything that was asked for is in the list. */
  complete: Scalars['Boolean']['output'];
  posts: Array<EvidencePost>;
  /** Why it is not complete. */
  reason?: Maybe<Scalars['String']['output']>;
  returned: Scalars['Int']['output'];
  source: Node;
  target: Node;
  total: Scalars['Long']['output'];
  totalKind: TotalKind;
};

/** What one account did towards another. */
export type TieKind =
  | 'MENTIONS'
  | 'QUOTES'
  | 'REPLIES'
  | 'REPOSTS';

/** The posts behind a tie, newest first. */
export type TiePosts = Listing & {
  __typename?: 'TiePosts';
  /** Whether everything that was asked for is in the list. */
  complete: Scalars['Boolean']['output'];
  posts: Array<EvidencePost>;
  /** Why it is not complete. */
  reason?: Maybe<Scalars['String']['output']>;
  returned: Scalars['Int']['output'];
  total: Scalars['Long']['output'];
  totalKind: TotalKind;
};

/** By what one account is tied to another. */
export type TieReason =
  | 'FOLLOWED'
  | 'MENTIONED'
  | 'QUOTED'
  | 'REPLIED'
  | 'REPOSTED'
  | 'SIMULTANEOUS';

/** Which end of time a timeline starts from. */
export type TimeOrder =
  | 'NEWEST_FIRST'
  | 'OLDEST_FIRST';

/** Posts by their time, and by key where that is the same. */
export type TimelineConnection = Listing & {
  __typename?: 'TimelineConnection';
  /** Whether everything that was asked for is in the list. */
  complete: Scalars['Boolean']['output'];
  edges: Array<PostEdge>;
  nodes: Array<Post>;
  pageInfo: PageInfo;
  /** Why it is not complete. */
  reason?: Maybe<Scalars['String']['output']>;
  returned: Scalars['Int']['output'];
  total: Scalars['Long']['output'];
  totalKind: TotalKind;
};

/** Accounts that stand out: by PageRank where it was computed, else by their posts here. */
export type TopAccounts = Listing & {
  __typename?: 'TopAccounts';
  accounts: Array<Measured>;
  by: AccountOrder;
  /** Whether everything that was asked for is in the list. */
  complete: Scalars['Boolean']['output'];
  /** Why it is not complete. */
  reason?: Maybe<Scalars['String']['output']>;
  returned: Scalars['Int']['output'];
  /** What computed PageRank. */
  run?: Maybe<Run>;
  total: Scalars['Long']['output'];
  totalKind: TotalKind;
};

/** Communities, the largest first. */
export type TopCommunities = Listing & {
  __typename?: 'TopCommunities';
  communities: Array<CommunitySize>;
  /** Whether everything that was asked for is in the list. */
  complete: Scalars['Boolean']['output'];
  /** Why it is not complete. */
  reason?: Maybe<Scalars['String']['output']>;
  returned: Scalars['Int']['output'];
  /** What found them. */
  run?: Maybe<Run>;
  total: Scalars['Long']['output'];
  totalKind: TotalKind;
};

/** A subject that a platform assigns to a post. */
export type Topic = Node & {
  __typename?: 'Topic';
  /** the capture behind captured_first */
  captureFirst?: Maybe<Scalars['String']['output']>;
  /** the capture behind captured_last */
  captureLast?: Maybe<Scalars['String']['output']>;
  /** when a source that speaks of it was first read, by whoever read it */
  capturedFirst?: Maybe<Scalars['DateTime']['output']>;
  /** when a source that speaks of it was last read */
  capturedLast?: Maybe<Scalars['DateTime']['output']>;
  /** the whole key, where it was too long to be the id */
  fullKey?: Maybe<Scalars['String']['output']>;
  /** when this Sociogram first learned that it was deleted */
  goneRecorded?: Maybe<Scalars['DateTime']['output']>;
  /** Names case, label and key; stays when the data is loaded again. */
  id: Scalars['ID']['output'];
  /** As the model has it: x:12, a tag, a normalised URL. */
  key: Scalars['String']['output'];
  label: NodeLabel;
  name?: Maybe<Scalars['String']['output']>;
  /** Exact counts by relationship type and direction; types without any are left out. */
  neighbours: Array<NeighbourCount>;
  /** when this Sociogram first stored it */
  recordedFirst?: Maybe<Scalars['DateTime']['output']>;
  /** known only by reference so far */
  stub?: Maybe<Scalars['Boolean']['output']>;
};

/** Whether a total is exact, or the least that it can be. */
export type TotalKind =
  | 'EXACT'
  | 'LOWER_BOUND';

export type TypeCount = {
  __typename?: 'TypeCount';
  count: Scalars['Long']['output'];
  type: RelationshipType;
};

/** A record that would be rejected. */
export type UnreadableRow = {
  __typename?: 'UnreadableRow';
  place: Scalars['String']['output'];
  reason: Scalars['String']['output'];
};

/** Exact counts of posts; the total is of bins that have any. */
export type Volume = Listing & {
  __typename?: 'Volume';
  bins: Array<VolumeBin>;
  /** Whether everything that was asked for is in the list. */
  complete: Scalars['Boolean']['output'];
  /** In all the bins together. */
  posts: Scalars['Long']['output'];
  /** Why it is not complete. */
  reason?: Maybe<Scalars['String']['output']>;
  returned: Scalars['Int']['output'];
  total: Scalars['Long']['output'];
  totalKind: TotalKind;
};

/** One bin that has posts. */
export type VolumeBin = {
  __typename?: 'VolumeBin';
  posts: Scalars['Long']['output'];
  start: Scalars['DateTime']['output'];
};
