using Kontor.Chains.Utxo;
using Kontor.World.Chains;
using Kontor.World.Chains.Utxo;

namespace Kontor.Server.Control;

/// <summary>How the control API shows what is on a chain of outputs: amounts are in satoshi, and text as on the other chains.</summary>
internal static class UtxoViews
{
    public const string Kind = "utxo";

    public static object Of(UtxoChainView chain) =>
        new
        {
            Kind,
            chain.Record.Name,
            chain.Record.ChainId,
            chain.Record.FullName,
            chain.Record.NativeSymbol,
            Treasury = AddressOf(BitcoinAddress.WitnessKeyHash(chain.Record.Treasury)),
            Tip = chain.Tip.Height,
            TipHash = DoubleSha.Text(chain.Tip.Hash),
            TipMs = chain.Tip.TimeMs,
            Final = chain.FinalCount - 1,
            Pending = chain.Pending.Length,
            Supply = Text(chain.Supply),
            chain.Holders,
            chain.Terms,
            chain.Settings,
        };

    public static object Of(UtxoBlock block) =>
        new
        {
            block.Height,
            Hash = DoubleSha.Text(block.Hash),
            ParentHash = DoubleSha.Text(block.ParentHash),
            MerkleRoot = DoubleSha.Text(block.Header.MerkleRoot),
            block.TimeMs,
            block.Header.Version,
            block.Header.Bits,
            block.Header.Nonce,
            Header = Convert.ToHexStringLower(block.Header.Encode()),
            block.SizeBytes,
            block.Weight,
            Fees = Text(block.Fees),
            Transactions = block.Transactions.Select(Of).ToList(),
        };

    public static object Of(MinedCoins mined) =>
        new
        {
            Transaction = Of(mined.Sent),
            Inputs = mined.Spent.Select((coin, index) => OfInput(mined.Transaction.Inputs[index].Previous, coin)).ToList(),
        };

    public static object Of(SentCoins sent) =>
        new
        {
            Id = DoubleSha.Text(sent.Id),
            WitnessId = DoubleSha.Text(sent.Transaction.WitnessId),
            IsCoinbase = sent.Transaction.IsCoinbase,
            Fee = Text(sent.Fee),
            sent.Transaction.SizeBytes,
            sent.Transaction.VirtualBytes,
            sent.SentMs,
            Spends = sent.Transaction.Inputs.Select(input => input.Previous.ToString()).ToList(),
            Outputs = sent.Transaction.Outputs.Select(OfOutput).ToList(),
            Raw = Convert.ToHexStringLower(sent.Transaction.Encode()),
        };

    public static object Of(UtxoLedger ledger, Script owner)
    {
        var account = ledger.Find(owner) ?? UtxoAccount.Empty;
        return new
        {
            Address = AddressOf(owner),
            Script = owner.ToString(),
            ledger.Height,
            Balance = Text(account.Balance),
            Received = Text(account.Received),
            Spent = Text(account.Spent),
            Rank = ledger.RankOf(owner),
            Unspent = account.Unspent.Count,
            Transactions = account.Movements.Count,
            FirstMs = account.Movements.IsEmpty ? 0 : account.Movements[0].TimeMs,
            LastMs = account.Movements.IsEmpty ? 0 : account.Movements[^1].TimeMs,
        };
    }

    public static object Of(UtxoMovement movement) =>
        new
        {
            Id = DoubleSha.Text(movement.TransactionId),
            movement.Place.Height,
            movement.Place.Index,
            movement.TimeMs,
            In = Text(movement.AmountIn),
            Out = Text(movement.AmountOut),
        };

    public static object Of(OutPoint point, Coin coin) =>
        new
        {
            Output = point.ToString(),
            Amount = Text(coin.Amount),
            coin.Height,
            coin.IsCoinbase,
        };

    public static string? AddressOf(Script owner) => BitcoinAddress.Of(owner);

    public static string Text(long amount) => amount.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static object OfInput(OutPoint previous, Coin coin) =>
        new
        {
            Output = previous.ToString(),
            Address = AddressOf(coin.Owner),
            Amount = Text(coin.Amount),
        };

    private static object OfOutput(UtxoOutput output) =>
        new
        {
            Address = AddressOf(output.Owner),
            Script = output.Owner.ToString(),
            Amount = Text(output.Amount),
        };
}
