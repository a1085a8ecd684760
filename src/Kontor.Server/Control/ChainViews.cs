using Kontor.Server.Following;
using Kontor.World.Chains;

namespace Kontor.Server.Control;

/// <summary>How the control API shows what is on a chain: numbers beyond 53 bits, addresses and hashes are text.</summary>
internal static class ChainViews
{
    public static object Of(ChainView chain, FollowedChains followed) =>
        new
        {
            chain.Record.Name,
            chain.Record.ChainId,
            chain.Record.FullName,
            chain.Record.NativeSymbol,
            Treasury = chain.Record.Treasury.ToString(),
            Tip = chain.Tip.Height,
            TipHash = chain.Tip.Hash.ToString(),
            TipMs = chain.Tip.TimeMs,
            Final = chain.FinalCount - 1,
            Pending = chain.Pending.Length,
            chain.Settings,
            // A followed chain's truth is its node; the world's own blocks of that name are then seen by nobody but the control API.
            Followed = followed.Find(chain.Record.Name) is { } real ? FollowedView.Of(real) : null,
        };

    public static object Of(Block block) =>
        new
        {
            block.Height,
            Hash = block.Hash.ToString(),
            ParentHash = block.ParentHash.ToString(),
            block.TimeMs,
            block.GasUsed,
            block.GasLimit,
            block.BaseFee,
            block.SizeBytes,
            Transactions = block.Transactions.Select(Of).ToList(),
        };

    public static object Of(MinedTransaction mined) =>
        new
        {
            Transaction = Of(mined.Transaction),
            mined.Receipt.Succeeded,
            mined.Receipt.Error,
            mined.Receipt.GasUsed,
            mined.Receipt.GasPrice,
            Contract = mined.Receipt.Contract?.ToString(),
            Logs = mined.Receipt.Logs.Length,
            InternalTransfers = mined.Receipt.Moves.Length,
        };

    public static object Of(SentTransaction sent) =>
        new
        {
            Hash = sent.Hash.ToString(),
            From = sent.From.ToString(),
            To = sent.To?.ToString(),
            Value = sent.Value.ToString(),
            sent.Nonce,
            sent.Terms.GasLimit,
            sent.Terms.FeeMax,
            sent.Terms.TipMax,
            Input = "0x" + Convert.ToHexStringLower(sent.Input.Span),
            sent.SentMs,
            Contract = sent.To is null ? ContractAddress(sent) : null,
        };

    public static object Of(CrossTransfer crossing, BridgeRecord bridge) =>
        new
        {
            crossing.Id,
            bridge.Home,
            bridge.Zone,
            crossing.Kind,
            crossing.State,
            Source = crossing.Source.ToString(),
            Payments = crossing.Payments.Select(payment => new { To = payment.To.ToString(), Amount = payment.Amount.ToString() }).ToList(),
            OutTransaction = crossing.Out.Transaction.ToString(),
            OutHeight = crossing.Out.Height,
            InTransaction = crossing.In.Transaction.ToString(),
            InHeight = crossing.In.Height,
        };

    /// <summary>Nothing and empty text are nobody.</summary>
    public static bool TryParseOptional(string? text, out Address20? address)
    {
        address = null;
        if (string.IsNullOrEmpty(text))
            return true;
        if (!Address20.TryParse(text, out var parsed))
            return false;
        address = parsed;
        return true;
    }

    /// <summary>0x and an even number of hexadecimal digits; nothing is no bytes.</summary>
    public static bool TryParseBytes(string? text, out byte[] bytes)
    {
        bytes = [];
        if (string.IsNullOrEmpty(text) || text == "0x")
            return true;
        if (!text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) || text.Length % 2 != 0)
            return false;
        bytes = new byte[(text.Length - 2) / 2];
        return Convert.FromHexString(text.AsSpan(2), bytes, out _, out _) == System.Buffers.OperationStatus.Done;
    }

    private static string ContractAddress(SentTransaction sent) => Contract.AddressOf(sent.From, sent.Nonce).ToString();
}
