namespace Kontor.Gate;

/// <summary>What a client holds of its key.</summary>
public sealed record ClientCredentials(string Key, string Secret, string Memo = "", string Passphrase = "");

/// <summary>A request as a client of a dialect would send it.</summary>
public sealed record ClientRequest(string Method, string Target, string Body, IReadOnlyList<(string Header, string Value)> Headers);

/// <summary>Signs a request the way a client does, for the command line and for tests.</summary>
public delegate ClientRequest ClientSigner(ClientCredentials credentials, string method, string target, string body, long nowMs);
