namespace Kontor.Chains.Following.Rpc;

/// <summary>One question to a node.</summary>
/// <param name="Params">JSON that we write ourselves, from numbers and hexadecimal digits only: nothing in it needs escaping.</param>
internal readonly record struct RpcCall(string Method, string Params);
