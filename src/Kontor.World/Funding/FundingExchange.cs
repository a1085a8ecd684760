using Kontor.World.Codec;
using Kontor.World.Ledger;

namespace Kontor.World.Funding;

/// <summary>What one exchange knows about coins that come and go.</summary>
public sealed class FundingExchange
{
    private readonly SortedDictionary<long, UserFunding> _users = [];
    private readonly SortedDictionary<string, long> _satoshiPerCoin = new(StringComparer.Ordinal);

    public FundingRules Rules { get; internal set; } = new();
    public CurrencyNetworkTable Currencies { get; } = new();
    public SubAccountTable SubAccounts { get; } = new();
    internal DailyQuota Quota { get; } = new();

    /// <summary>Numbers of transfers between the wallets of one user.</summary>
    internal ClientNumbers TransferNumbers { get; } = new();

    /// <summary>Numbers of transfers between users.</summary>
    internal ClientNumbers RequestNumbers { get; } = new();

    internal ClientNumbers WithdrawalNumbers { get; } = new();

    public UserFunding UserOf(long user) => _users.GetValueOrDefault(user, UserFunding.New);

    /// <summary>What one whole coin counts against the daily quota; 0 when it does not.</summary>
    public long SatoshiPerCoin(string asset) => _satoshiPerCoin.GetValueOrDefault(asset);

    public QuotaReading QuotaOf(long user, long nowMs) =>
        new(Rules.DailyQuotaSatoshi, (long)Int128.Min(Quota.UsedBy(user, nowMs), long.MaxValue));

    /// <summary>Rounded up, so that many small withdrawals are not worth less than a large one. What is beyond counting is simply too much.</summary>
    internal long WorthOf(AssetRecord asset, Int128 amount)
    {
        var (satoshi, coin) = (SatoshiPerCoin(asset.Code), TickValue.OneCoin(asset.Decimals));
        if (satoshi == 0)
            return 0;
        if (amount / coin >= long.MaxValue / satoshi)
            return long.MaxValue;
        var rest = ((amount % coin * satoshi) + coin - 1) / coin;
        return (long)Int128.Min((amount / coin * satoshi) + rest, long.MaxValue);
    }

    internal void SetUser(long user, UserFunding settings) => _users[user] = settings;

    internal void SetWorth(string asset, long satoshiPerCoin) => _satoshiPerCoin[asset] = satoshiPerCoin;

    internal void Save(ref RecordWriter writer)
    {
        Rules.Write(ref writer);
        Currencies.Save(ref writer);
        SubAccounts.Save(ref writer);
        Quota.Save(ref writer);
        TransferNumbers.Save(ref writer);
        RequestNumbers.Save(ref writer);
        WithdrawalNumbers.Save(ref writer);
        writer.WriteCount(_users.Count);
        foreach (var (user, settings) in _users)
        {
            writer.WriteLong(user);
            settings.Write(ref writer);
        }
        writer.WriteCount(_satoshiPerCoin.Count);
        foreach (var (asset, satoshi) in _satoshiPerCoin)
        {
            writer.WriteText(asset);
            writer.WriteLong(satoshi);
        }
    }

    internal void Load(ref RecordReader reader)
    {
        Rules = FundingRules.Read(ref reader);
        Currencies.Load(ref reader);
        SubAccounts.Load(ref reader);
        Quota.Load(ref reader);
        TransferNumbers.Load(ref reader);
        RequestNumbers.Load(ref reader);
        WithdrawalNumbers.Load(ref reader);
        for (var left = reader.ReadCount(); left > 0; left--)
            _users.Add(reader.ReadLong(), UserFunding.Read(ref reader));
        for (var left = reader.ReadCount(); left > 0; left--)
            _satoshiPerCoin.Add(reader.ReadText(), reader.ReadLong());
    }
}
