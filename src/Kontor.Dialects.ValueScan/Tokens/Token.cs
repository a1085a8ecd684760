using System.Collections.Immutable;

namespace Kontor.Dialects.ValueScan.Tokens;

/// <summary>A token of the world: what the exchanges list under one symbol, and where it lives on the chains.</summary>
internal sealed record Token(long Id, string Symbol, string Name, ImmutableArray<TokenPlace> Places);

/// <summary>A token on one chain. An empty contract is the chain's own coin.</summary>
internal readonly record struct TokenPlace(string Contract, string ChainName, long Holders);
