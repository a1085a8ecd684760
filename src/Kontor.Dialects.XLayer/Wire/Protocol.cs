using Kontor.Chains.Model;

namespace Kontor.Dialects.XLayer.Wire;

/// <summary>What a list is to show, in the contract's words. Not every endpoint knows all of them.</summary>
internal enum Protocol
{
    Transaction,
    Internal,
    Token20,
    Token721,
    Token1155,

    /// <summary>A kind of token that other chains have. Nothing here is one, so lists of it are empty.</summary>
    Token10,

    /// <summary>The coin of another chain. Lists of it are empty too.</summary>
    Trx,

    /// <summary>Where no kind of token is named and none is the default.</summary>
    AnyToken,
}

internal static class Protocols
{
    public const string Parameter = "protocolType";

    private static readonly (string Word, Protocol Meaning) s_transaction = ("transaction", Protocol.Transaction);
    private static readonly (string Word, Protocol Meaning) s_internal = ("internal", Protocol.Internal);
    private static readonly (string Word, Protocol Meaning) s_token10 = ("token_10", Protocol.Token10);

    /// <summary>The kinds of tokens that anybody here can hold.</summary>
    public static readonly (string Word, Protocol Meaning)[] HeldTokens =
    [
        ("token_20", Protocol.Token20),
        ("token_721", Protocol.Token721),
        ("token_1155", Protocol.Token1155),
    ];

    public static readonly (string Word, Protocol Meaning)[] Tokens = [.. HeldTokens, s_token10];

    public static readonly (string Word, Protocol Meaning)[] OfBlockRange = [s_transaction, s_internal, .. HeldTokens];

    public static readonly (string Word, Protocol Meaning)[] OfBlock = [.. OfBlockRange, s_token10];

    public static readonly (string Word, Protocol Meaning)[] OfAddress = [.. OfBlock, ("trx", Protocol.Trx)];

    /// <summary>The one kind of token that is meant, if it is one that exists here.</summary>
    public static TokenKind? TokenKind(this Protocol protocol) =>
        protocol switch
        {
            Protocol.Token20 => Chains.Model.TokenKind.Erc20,
            Protocol.Token721 => Chains.Model.TokenKind.Erc721,
            Protocol.Token1155 => Chains.Model.TokenKind.Erc1155,
            _ => null,
        };

    public static string Word(this TokenKind kind) => HeldTokens[(int)kind].Word;
}
