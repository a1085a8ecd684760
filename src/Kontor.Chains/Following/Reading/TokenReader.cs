using System.Buffers.Binary;
using Kontor.Chains.Following.Rpc;
using Kontor.Chains.Model;
using Kontor.World.Chains;

namespace Kontor.Chains.Following.Reading;

/// <summary>
/// Asks a contract what token it is. It is a stranger's program: any of the questions may fail or be answered with anything, and then that one fact is
/// not known.
/// </summary>
internal sealed class TokenReader(NodeRpc rpc)
{
    private const string Name = "06fdde03";
    private const string Symbol = "95d89b41";
    private const string Decimals = "313ce567";
    private const string TotalSupply = "18160ddd";
    private const string IsErc721 = "01ffc9a780ac58cd00000000000000000000000000000000000000000000000000000000";
    private const string IsErc1155 = "01ffc9a7d9b67a2600000000000000000000000000000000000000000000000000000000";
    private static readonly string[] s_questions = [Name, Symbol, Decimals, TotalSupply, IsErc721, IsErc1155];

    public async Task<TokenFact?> ReadAsync(Address20 contract, CancellationToken stop)
    {
        using var replies = await rpc.AskAsync([.. s_questions.Select(question => NodeCalls.CallOf(contract, question))], stop);
        var name = TokenText.Read(Data(replies[0]));
        var symbol = TokenText.Read(Data(replies[1]));
        var decimals = Number(replies[2]);
        var supply = Number(replies[3]);
        TokenKind? kind =
            IsTrue(replies[5]) ? TokenKind.Erc1155
            : IsTrue(replies[4]) ? TokenKind.Erc721
            // An account without code answers every question with nothing, and so does a contract that is no token.
            : decimals is not null || supply is not null ? TokenKind.Erc20
            : null;
        if (kind is not { } known)
            return null;
        var places = known == TokenKind.Erc20 && decimals is { } count && count <= byte.MaxValue ? (int)(ulong)count : 0;
        return new TokenFact(contract, known, name, symbol, places, supply);
    }

    private static byte[] Data(RpcAnswer answer) =>
        answer.Error is null ? NodeHex.Data(answer.Result, NodeBounds.CodeBytesMax, out _) ?? [] : [];

    private static Word256? Number(RpcAnswer answer) =>
        Data(answer) is { Length: >= Word256.Bytes } data ? Word256.FromBigEndian(data.AsSpan(0, Word256.Bytes)) : null;

    private static bool IsTrue(RpcAnswer answer) => Number(answer) == Word256.One;
}
