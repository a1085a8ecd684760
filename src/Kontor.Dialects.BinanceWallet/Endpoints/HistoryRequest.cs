using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Kontor.Catalog;
using Kontor.Dialects.BinanceWallet.Wire;
using Kontor.Gate;

namespace Kontor.Dialects.BinanceWallet.Endpoints;

/// <summary>What <c>transactions-by-address</c> is asked for, once it has been found to make sense.</summary>
/// <param name="Contract">Nothing for everything; empty for the chain's own coin alone.</param>
/// <param name="BeginMs">The first instant that counts.</param>
/// <param name="EndMs">The last instant that counts.</param>
internal sealed record HistoryRequest(
    string Address,
    IReadOnlyList<WalletChain> Chains,
    string? Contract,
    long? BeginMs,
    long? EndMs,
    Cursor? Cursor,
    int Limit
)
{
    private const string AddressField = "address";
    private const string ChainsField = "chains";
    private const string ContractField = "tokenContractAddress";
    private const string CursorField = "cursor";

    /// <summary>What the pages of one list have in common besides their chain.</summary>
    public ulong Filters => DigestOf(Address, Contract, BeginMs, EndMs);

    public static Refusal? Read(Call call, out object? request)
    {
        var parameters = new Parameters(call.Query);
        var address = parameters.Required(AddressField);
        parameters.Required(ChainsField);
        var chains = parameters.Chains(ChainsField) ?? [];
        parameters.CheckAddress(AddressField, address, chains);
        var contract = ReadContract(parameters, chains);
        var (begin, end) = (parameters.Integer("begin"), parameters.Integer("end"));
        if (begin > end)
            parameters.Refuse(BadParameter.EndsBeforeItBegins("begin", "end"));
        var read = new HistoryRequest(address, chains, contract, begin, end, null, 0);
        var cursor = read.ReadCursor(parameters);
        request = read with { Cursor = cursor, Limit = parameters.PageSize("limit") };
        return parameters.Refusal;
    }

    private static string? ReadContract(Parameters parameters, IReadOnlyList<WalletChain> chains)
    {
        var contract = parameters.Optional(ContractField);
        if (contract is not { Length: > 0 })
            return contract;
        if (string.IsNullOrWhiteSpace(contract))
            parameters.Refuse(BadParameter.Blank(ContractField));
        parameters.CheckAddress(ContractField, contract, chains);
        return contract;
    }

    /// <summary>An empty one is what the last page says, and what a loop begins with.</summary>
    private Cursor? ReadCursor(Parameters parameters)
    {
        if (parameters.Optional(CursorField) is not { Length: > 0 } text)
            return null;
        if (!Wire.Cursor.TryParse(text, out var cursor))
            parameters.Refuse(BadParameter.Cursor("must be the cursor of an earlier page"));
        else if (cursor.Filters != Filters)
            parameters.Refuse(BadParameter.Cursor("belongs to other filters"));
        else if (!Chains.Contains(cursor.Chain))
            parameters.Refuse(BadParameter.Cursor($"belongs to chain {cursor.Chain.Id}, which is not asked for"));
        return cursor;
    }

    private static ulong DigestOf(string address, string? contract, long? begin, long? end)
    {
        // How hexadecimal letters are spelt does not matter, and this venue gives cursors for no chain whose addresses have others.
        var text = FormattableString.Invariant($"{address.ToLowerInvariant()}|{contract?.ToLowerInvariant() ?? "*"}|{begin}|{end}");
        return BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
