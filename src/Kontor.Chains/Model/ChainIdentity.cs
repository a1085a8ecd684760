namespace Kontor.Chains.Model;

/// <summary>Which chain this is, and what its own coin is called.</summary>
public sealed record ChainIdentity(string Name, long ChainId, string FullName, string ShortName, string NativeSymbol, int NativeDecimals);
