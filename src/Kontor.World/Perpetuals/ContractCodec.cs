using System.Collections.Immutable;
using Kontor.World.Codec;

namespace Kontor.World.Perpetuals;

internal static class ContractCodec
{
    public static void Write(this ref RecordWriter writer, ContractRecord contract)
    {
        writer.WriteText(contract.Symbol);
        writer.WriteText(contract.Base);
        writer.WriteText(contract.Quote);
        writer.WriteLong(contract.TickUnits);
        writer.WriteLong(contract.LotUnits);
        writer.WriteByte((byte)contract.State);
        writer.WriteBool(contract.IsApiTradable);
        writer.WriteLong(contract.LotsMin);
        writer.WriteLong(contract.LotsMax);
        writer.WriteLong(contract.MarketLotsMax);
        writer.WriteLong(contract.PositionLotsMax);
        writer.WriteLong(contract.LeverageMin);
        writer.WriteLong(contract.LeverageMax);
        WriteBrackets(ref writer, contract.Brackets);
        writer.WriteLong(contract.MakerFeePpm);
        writer.WriteLong(contract.TakerFeePpm);
        writer.WriteLong(contract.LiquidationFeePpm);
        writer.WriteLong(contract.PriceBandPpm);
        writer.WriteLong(contract.FundingIntervalMs);
        writer.WriteLong(contract.FundingCapPpm);
        writer.WriteLong(contract.InterestPpm);
        writer.WriteLong(contract.WarnRatioPpm);
        writer.WriteLong(contract.LiquidationPatienceMs);
        WritePlans(ref writer, contract.Plans);
        writer.WriteLong(contract.OpenOrdersMax);
    }

    public static ContractRecord ReadContract(this ref RecordReader reader) =>
        new()
        {
            Symbol = reader.ReadText(),
            Base = reader.ReadText(),
            Quote = reader.ReadText(),
            TickUnits = reader.ReadLong(),
            LotUnits = reader.ReadLong(),
            State = (ContractState)reader.ReadByte(),
            IsApiTradable = reader.ReadBool(),
            LotsMin = reader.ReadLong(),
            LotsMax = reader.ReadLong(),
            MarketLotsMax = reader.ReadLong(),
            PositionLotsMax = reader.ReadLong(),
            LeverageMin = (int)reader.ReadLong(),
            LeverageMax = (int)reader.ReadLong(),
            Brackets = ReadBrackets(ref reader),
            MakerFeePpm = (int)reader.ReadLong(),
            TakerFeePpm = (int)reader.ReadLong(),
            LiquidationFeePpm = (int)reader.ReadLong(),
            PriceBandPpm = (int)reader.ReadLong(),
            FundingIntervalMs = reader.ReadLong(),
            FundingCapPpm = (int)reader.ReadLong(),
            InterestPpm = (int)reader.ReadLong(),
            WarnRatioPpm = (int)reader.ReadLong(),
            LiquidationPatienceMs = reader.ReadLong(),
            Plans = ReadPlans(ref reader),
            OpenOrdersMax = (int)reader.ReadLong(),
        };

    private static void WriteBrackets(ref RecordWriter writer, ImmutableArray<LeverageBracket> brackets)
    {
        writer.WriteCount(brackets.Length);
        foreach (var bracket in brackets)
        {
            writer.WriteAmount(bracket.ValueMin);
            writer.WriteAmount(bracket.ValueMax);
            writer.WriteLong(bracket.LeverageMax);
            writer.WriteLong(bracket.MaintenancePpm);
            writer.WriteAmount(bracket.Deduction);
        }
    }

    private static ImmutableArray<LeverageBracket> ReadBrackets(ref RecordReader reader)
    {
        var brackets = ImmutableArray.CreateBuilder<LeverageBracket>(reader.ReadCount());
        for (var left = brackets.Capacity; left > 0; left--)
        {
            brackets.Add(
                new(reader.ReadAmount(), reader.ReadAmount(), (int)reader.ReadLong(), (int)reader.ReadLong(), reader.ReadAmount())
            );
        }
        return brackets.MoveToImmutable();
    }

    private static void WritePlans(ref RecordWriter writer, PlanRules plans)
    {
        writer.WriteLong(plans.ScopePpmMin);
        writer.WriteLong(plans.ScopePpmMax);
        writer.WriteLong(plans.CountMax);
        writer.WriteLong(plans.LifeHoursMin);
        writer.WriteLong(plans.LifeHoursMax);
    }

    private static PlanRules ReadPlans(ref RecordReader reader) =>
        new((int)reader.ReadLong(), (int)reader.ReadLong(), (int)reader.ReadLong(), (int)reader.ReadLong(), (int)reader.ReadLong());
}
