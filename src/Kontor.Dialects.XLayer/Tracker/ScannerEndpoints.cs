using System.Text.Json;
using Kontor.Catalog;
using Kontor.Chains;
using Kontor.Chains.Model;
using Kontor.Chains.Serving;
using Kontor.Chains.Views;
using Kontor.Dialects.XLayer.Wire;
using Kontor.Gate;
using Kontor.World.Chains;

namespace Kontor.Dialects.XLayer.Tracker;

/// <summary>
/// <c>tokenscanner/*</c>: what speaks against a token. Everything is read from the chain: the functions in its byte code, who can call them and
/// has called them, and how few hold how much.
/// </summary>
internal sealed class ScannerEndpoints
{
    private const int LargestHolders = 10;

    /// <summary>More than this share in ten hands is a risk, in millionths.</summary>
    private const ulong ConcentrationPpmMax = 800_000;

    private const ulong Million = 1_000_000;
    private const int ShareDecimals = 6;

    /// <summary>The calls of a contract that are looked through for privileged ones.</summary>
    private const int CallsMax = 10_000;

    public static void Map(TrackerRoutes routes)
    {
        routes.GetKept("tokenscanner/chain-list", static _ => new object(), static (call, _) => Chains(call));
        routes.Get("tokenscanner/token-risk-scanning", TokenRequest.Read, ScanAsync);
        routes.Get("tokenscanner/privileged-address", TokenRequest.Read, AddressesAsync);
        routes.Get("tokenscanner/privileged-function", TokenRequest.Read, FunctionsAsync);
        routes.Get("tokenscanner/privileged-transaction", TransactionsRequest.Read, Transactions);
    }

    private static ValueTask<Refusal?> Chains(Call call)
    {
        var json = Envelope.Begin(call);
        foreach (var chain in TrackedChain.All)
        {
            json.WriteStartObject();
            json.WriteString("chainShortName"u8, chain.ShortName);
            json.WriteEndObject();
        }
        return new(Envelope.End(call));
    }

    private static async ValueTask<Refusal?> ScanAsync(Call call, IServedChain chain, TokenRequest request)
    {
        if (request.Find(chain.Index, out var token) is { } refusal)
            return refusal;
        if (await TryCodeAsync(call, chain, request.Contract) is not { } code)
            return Errors.ServiceUnavailable;
        var (privileges, isProxy, share) = (
            CodeScan.PrivilegesOf(code.Span),
            CodeScan.IsProxy(code.Span),
            ShareOfLargest(chain.Index, token)
        );
        var risks = new List<string>(privileges.Select(privilege => privilege.Risk).Distinct(StringComparer.Ordinal));
        if (isProxy)
            risks.Add("PROXY");
        if (share > ConcentrationPpmMax)
            risks.Add("CONCENTRATED");
        var json = Envelope.Begin(call);
        json.WriteStartObject();
        json.WriteString("chainShortName"u8, request.Chain.ShortName);
        json.WriteAddress("tokenContractAddress"u8, request.Contract);
        json.WriteString("token"u8, token.Fact?.Symbol ?? "");
        json.WriteString("tokenFullName"u8, token.Fact?.Name ?? "");
        json.WriteDigits("addressCount"u8, token.HolderCount);
        json.WriteAddress("creatorAddress"u8, chain.Index.DescribeAddress(request.Contract).Creation?.Creator);
        json.WriteString("top10HoldingRatio"u8, ((Word256)share).ToUnits(ShareDecimals));
        json.WriteBoolean("isProxy"u8, isProxy);
        json.WriteString("riskLevel"u8, LevelOf(risks.Count));
        json.WriteStartArray("riskList"u8);
        foreach (var risk in risks)
            json.WriteStringValue(risk);
        json.WriteEndArray();
        json.WriteEndObject();
        return Envelope.End(call);
    }

    private static string LevelOf(int risks) =>
        risks switch
        {
            0 => "LOW",
            1 or 2 => "MEDIUM",
            _ => "HIGH",
        };

    /// <summary>Whoever made the contract, where there is a privilege at all, and whoever has made use of one.</summary>
    private static async ValueTask<Refusal?> AddressesAsync(Call call, IServedChain chain, TokenRequest request)
    {
        if (request.Find(chain.Index, out _) is { } refusal)
            return refusal;
        if (await TryCodeAsync(call, chain, request.Contract) is not { } code)
            return Errors.ServiceUnavailable;
        var addresses = new List<(Address20 Address, bool IsCreator)>();
        if (CodeScan.PrivilegesOf(code.Span).Count > 0 && chain.Index.DescribeAddress(request.Contract).Creation is { } creation)
            addresses.Add((creation.Creator, true));
        foreach (var caller in PrivilegedCalls(chain.Index, request.Contract).Select(one => one.Call.From.Address).Distinct())
        {
            if (!addresses.Contains((caller, true)))
                addresses.Add((caller, false));
        }
        var json = Envelope.Begin(call);
        foreach (var (address, isCreator) in addresses)
        {
            json.WriteStartObject();
            json.WriteAddress("address"u8, address);
            json.WriteBoolean("isCreator"u8, isCreator);
            json.WriteBoolean("isContract"u8, chain.Index.IsContract(address));
            json.WriteEndObject();
        }
        return Envelope.End(call);
    }

    private static async ValueTask<Refusal?> FunctionsAsync(Call call, IServedChain chain, TokenRequest request)
    {
        if (request.Find(chain.Index, out _) is { } refusal)
            return refusal;
        if (await TryCodeAsync(call, chain, request.Contract) is not { } code)
            return Errors.ServiceUnavailable;
        var json = Envelope.Begin(call);
        foreach (var privilege in CodeScan.PrivilegesOf(code.Span))
        {
            json.WriteStartObject();
            json.WriteString("riskType"u8, privilege.Risk);
            json.WriteString("function"u8, privilege.Signature);
            json.WriteString("methodId"u8, $"0x{privilege.Selector:x8}");
            json.WriteEndObject();
        }
        return Envelope.End(call);
    }

    private static ValueTask<Refusal?> Transactions(Call call, IServedChain chain, TransactionsRequest request)
    {
        if (request.Token.Find(chain.Index, out _) is { } refusal)
            return new(refusal);
        var (calls, paging) = (PrivilegedCalls(chain.Index, request.Token.Contract).ToList(), request.Paging);
        var json = Envelope.Begin(call);
        json.WriteStartObject();
        json.WritePage(paging, new Page<TransactionView>(0, calls.Count, []));
        json.WriteStartArray("transactionList"u8);
        foreach (var (sent, privilege) in calls.Skip((int)paging.Request.Offset).Take(paging.Request.Max))
        {
            json.WriteStartObject();
            json.WriteHash("txId"u8, sent.At.TransactionHash);
            json.WriteDigits("height"u8, sent.At.Height);
            json.WriteDigits("transactionTime"u8, sent.At.TimeMs);
            json.WriteAddress("from"u8, sent.From.Address);
            json.WriteString("riskType"u8, privilege.Risk);
            json.WriteString("function"u8, privilege.Signature);
            json.WriteString("state"u8, sent.Succeeded ? "success"u8 : "fail"u8);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        return new(Envelope.End(call));
    }

    private static IEnumerable<(TransactionView Call, Privilege Privilege)> PrivilegedCalls(ChainIndex index, Address20 contract)
    {
        foreach (var sent in index.TransactionsOf(contract, Side.To, HeightRange.All, new PageRequest(0, CallsMax)).Rows)
        {
            if (sent.MethodId is { } method && Privilege.Find(method) is { } privilege)
                yield return (sent, privilege);
        }
    }

    /// <summary>What the ten largest holders have of all there is, in millionths, rounded down.</summary>
    private static ulong ShareOfLargest(ChainIndex index, TokenView token)
    {
        if (token.Supply.IsZero)
            return 0;
        var held = index
            .Holders(token.Contract, new PageRequest(0, LargestHolders))
            .Rows.Aggregate(Word256.Zero, (sum, holder) => Word256.AddUpToMax(sum, holder.Balance));
        // Both are made smaller until the quotient fits into one word: beyond that, digits say nothing about a share.
        var supply = token.Supply;
        while (supply.BitLength > 40)
            (held, supply) = (Word256.DivRem(held, 2).Quotient, Word256.DivRem(supply, 2).Quotient);
        return (ulong)Word256.DivRem(Word256.MultiplyUpToMax(held, Million), (ulong)supply).Quotient;
    }

    private static async ValueTask<ReadOnlyMemory<byte>?> TryCodeAsync(Call call, IServedChain chain, Address20 contract)
    {
        try
        {
            return await chain.CodeAsync(contract, call.Http?.RequestAborted ?? CancellationToken.None);
        }
        catch (ChainSourceUnavailableException)
        {
            return null;
        }
    }

    private sealed record TokenRequest(TrackedChain Chain, Address20 Contract) : ITracked
    {
        public static TokenRequest Read(Parameters parameters) =>
            new(parameters.Chain(ChainShortName.Parameter), parameters.RequiredAddress("tokenContractAddress"));

        public Refusal? Find(ChainIndex index, out TokenView token)
        {
            token = index.FindToken(Contract)!;
            if (token is null)
                return Errors.TokenNotFound;
            if (token.Kind != TokenKind.Erc20)
                return Errors.TokenProtocolNotScannable;
            return null;
        }
    }

    private sealed record TransactionsRequest(TokenRequest Token, Paging Paging) : ITracked
    {
        private const int LimitMax = 100;

        public TrackedChain Chain => Token.Chain;

        public static TransactionsRequest Read(Parameters parameters) => new(TokenRequest.Read(parameters), parameters.Paging(LimitMax));
    }
}
